import { addressOf, createLimits } from '@tablecloth/server/http/limits.ts'
import { Tally } from '@tablecloth/server/http/tally.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { describe, expect, it } from 'vitest'
import { problem, refused, serve } from './serving.ts'

const MINUTE = 60_000
const RIGHT = '7K39QDXVA'

describe('codes', () => {
  it('[HO50] of a thousand wrong ones in a minute from one address none lets in, all but thirty are told to wait, and honest people there join', async () => {
    let now = 1_800_000_000_000
    const joined: string[] = []
    const { ask } = await serve({
      clock: () => now,
      cafes: {
        join: async ({ joinCode, name }) => {
          if (joinCode !== RIGHT) return refuse('unknown_code')
          joined.push(name)
          return { ok: true, value: { cafeId: 'teal', participantId: name, token: `${name}-token`, admitted: true } }
        },
      },
    })
    const join = (joinCode: string, name: string) => ask('POST', '/api/cafes/join', { body: { joinCode, name } })
    const told: Record<number, number> = {}
    for (let n = 0; n < 1000; n++) {
      const { status } = await join(`ZZZ${String(n).padStart(6, '0')}`, 'Mallory')
      told[status] = (told[status] ?? 0) + 1
      now += MINUTE / 1000 - 1
      if (n % 100 === 50) expect((await join(RIGHT, `Heron${n}`)).status).toBe(201)
    }
    expect(told).toEqual({ 404: 30, 429: 970 })
    expect(joined).toHaveLength(10)
    expect(joined).not.toContain('Mallory')
    const waits = Number((await join('ZZZ000000', 'Mallory')).headers['retry-after'])
    expect(waits).toBeLessThanOrEqual(60)
    now += waits * 1000
    expect(problem(await join('ZZZ000000', 'Mallory'))).toEqual(refused(404, 'unknown_code'))
  })

  it('[HO50] are counted with a clock that may be set back, and no address is kept longer than its minute', () => {
    let now = 1_800_000_000_000
    const tally = new Tally({ points: 2, durationMs: MINUTE, clock: () => now })
    expect([tally.add('a'), tally.add('a'), tally.add('a')]).toEqual([0, 0, MINUTE])
    now -= 3_600_000
    expect(tally.add('a')).toBe(0)
    for (let n = 0; n < 100; n++) tally.add(`address ${n}`)
    now += MINUTE
    tally.add('somebody')
    expect(tally.size).toBe(1)
    for (let n = 0; n < 30_000; n++) tally.add(`flood ${n}`)
    expect(tally.size).toBeLessThanOrEqual(20_000)
  })

  it('[HO50] of one IPv6 network count together, whatever half of the address is the sender’s to choose', () => {
    let now = 1_800_000_000_000
    const { wrongCodes } = createLimits(() => now)
    const from = (remoteAddress: string) => addressOf({ socket: { remoteAddress } } as never)
    const waits = Array.from({ length: 31 }, (_, n) => wrongCodes.add(from(`2001:db8:1:2::${n.toString(16)}`)))
    expect(waits.map((ms) => ms > 0)).toEqual([...Array(30).fill(false), true])
    expect(wrongCodes.add(from('2001:db8:1:3::1'))).toBe(0)
    now += MINUTE
    expect(wrongCodes.add(from('2001:db8:1:2::1'))).toBe(0)
  })
})
