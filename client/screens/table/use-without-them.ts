import { useMemo } from 'react'
import { create } from 'zustand'
import { useBoard } from '../../board/board-state.ts'
import { useMe, useRoot } from '../../state/hooks.ts'
import { useTableState } from '../../state/use-table.ts'
import { useHere } from './use-here.ts'

/** Notes, with what they speak of, of which one has been asked already: for as long as this page stands. */
const useSettled = create<{ keys: readonly string[] }>(() => ({ keys: [] }))

interface WithoutThem {
  name: string
  leave: () => void
}

/**
 * An own note that speaks of a perspective which nobody shows here. Looked for on this device alone, in one's own words
 * alone: neither the table nor the server hears of it.
 */
export function useWithoutThem(): WithoutThem | null {
  const { tableId } = useHere()
  const me = useMe()?.participantId
  const prompts = useRoot('prompts')
  const notes = useTableState((state) => state.notes)
  const editing = useBoard((state) => state.editing ?? state.writing?.noteId)
  const settled = useSettled((state) => state.keys)
  const found = useMemo(() => {
    const absent = Object.values(prompts ?? {})
      .filter((prompt) => prompt.source === 'shown' && prompt.tableId === tableId)
      .map(({ params }) => String(params.name ?? ''))
    const own = Object.values(notes).filter(({ id, author }) => author === me && id !== editing)
    for (const { id, text } of own) {
      const name = absent.find((one) => speaksOf(text, one) && !settled.includes(`${id}/${one}`))
      if (name) return { key: `${id}/${name}`, name }
    }
    return null
  }, [prompts, notes, editing, settled, tableId, me])
  if (!found) return null
  return {
    name: found.name,
    leave: () => useSettled.setState(({ keys }) => ({ keys: [...keys, found.key] })),
  }
}

const plain = (words: string) => words.normalize('NFKC').toLocaleLowerCase()
const asPattern = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** From the start of a word on, so that "arts" is not found in "parts"; a plural still speaks of it. */
export function speaksOf(text: string, perspective: string): boolean {
  const words = plain(perspective).trim()
  return words !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${asPattern(words)}`, 'u').test(plain(text))
}
