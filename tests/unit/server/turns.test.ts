import { Turns } from '@tablecloth/server/turns.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { describe, expect, it } from 'vitest'
import { MemoryStorage } from '../sync/memory-storage.ts'

const fact = (key: string) => ({ cafeId: asId<never>('teal'), root: 'kept', key, value: 1 })

/** A storage whose commits are let through one by one. */
function gated() {
  const storage = new MemoryStorage()
  let open = () => {}
  const close = () => {
    storage.gate = new Promise((resolve) => {
      open = resolve
    })
  }
  return { storage, turns: new Turns(storage, () => {}), close, open: () => open() }
}

const aPass = () => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('[SY30] what arrives while a commit is under way shares the next one', async () => {
    const { storage, turns, close, open } = gated()
    close()
    const write = (key: string) =>
      turns.run((batch) => {
        batch.facts.push(fact(key))
        return { value: key }
      })
    const first = write('a')
    await aPass()
    const others = [write('b'), write('c'), write('d')]
    open()
    expect(await Promise.all([first, ...others])).toEqual(['a', 'b', 'c', 'd'])
    expect(storage.commits).toBe(2)
  })

  it('[SY30] a step that reads runs at once, but not while a commit is under way', async () => {
    const { turns, close, open } = gated()
    const read: string[] = []
    turns.read(() => read.push('between'))
    expect(read).toEqual(['between'])
    close()
    const writing = turns.run((batch) => {
      batch.facts.push(fact('a'))
      return { value: null, done: () => void read.push('told') }
    })
    await aPass()
    turns.read(() => read.push('after'))
    expect(read).toEqual(['between'])
    open()
    await writing
    await turns.settled()
    expect(read).toEqual(['between', 'told', 'after'])
  })

  it('[SY30] what was queued by now has passed, however many more come', async () => {
    const { turns } = gated()
    let going = true
    let rounds = 0
    const again = () => {
      rounds++
      if (going) turns.add(() => ({ done: again, failed: again }))
    }
    again()
    await turns.passed()
    expect(rounds).toBeLessThan(4)
    going = false
    await turns.settled()
  })
})
