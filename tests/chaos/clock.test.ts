import { describe, expect, test } from 'vitest'
import { aServer, Reader, until } from '../unit/server/a-server.ts'
import { Company } from './a-company.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What a timer may be off by is 250 ms; a machine that is busy with tests gets longer. */
const GENEROUS_MS = 2000

/** A clock that runs as ours does, and can be set. */
function aClock() {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    jump(ms: number) {
      offset += ms
    },
  }
}

const JUMPS = { 'an hour forwards': HOUR, 'a day forwards': DAY, 'an hour back': -HOUR, 'a day back': -DAY }

describe.each(Object.entries(JUMPS))('a clock that jumps %s', (_, jump) => {
  test('[SF32] loses nobody anything, and everyone writes on', async () => {
    const clock = aClock()
    const server = await aServer({ clock: clock.now })
    const company = await Company.sitDown(server)
    company.write(20)
    await company.writer.saved()
    clock.jump(jump)
    company.write(20)
    await company.writer.saved()
    clock.jump(-jump)
    company.write(20)
    await company.writer.saved()
    await company.expectAllSaved(server)
    expect(company.writer.closes).toEqual([])
  })

  test('[SF33] ends a round when the clock says so, and no sooner', async () => {
    const clock = aClock()
    const server = await aServer({ clock: clock.now })
    const company = await Company.sitDown(server)
    const { endsAt } = (await company.roots(server)).state
    const end = endsAt ?? 0
    const cafe = await new Reader(server, `cafe/${company.cafe.cafeId}`, company.guest.token).synced()
    let endedAt: number | null = null
    cafe.doc.getMap('state').observe(() => {
      if (cafe.root('state').phase === 'between') endedAt ??= clock.now()
    })
    clock.jump(jump)
    const jumpedAt = clock.now()
    if (jumpedAt < end) {
      company.write(1)
      await company.writer.saved()
      expect((await company.roots(server)).state).toMatchObject({ phase: 'round', endsAt })
      // To a moment before its end, and then it comes by itself.
      clock.jump(end - clock.now() - 300)
    }
    await until(() => endedAt)
    expect(Number(endedAt)).toBeGreaterThanOrEqual(end)
    expect(Number(endedAt) - Math.max(end, jumpedAt)).toBeLessThan(GENEROUS_MS)
  })
})
