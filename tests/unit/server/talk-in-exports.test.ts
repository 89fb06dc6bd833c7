import { join } from 'node:path'
import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { seededEntropy } from '../cafe/a-cafe.ts'
import { readDocx } from '../harvest/read-docx.ts'
import { aServer, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'
import { PERSPECTIVES } from './an-evening.ts'

const MINUTE = 60_000
/** From so many on it is said what those brought who chose to be counted. */
const PEOPLE = 21
const ENDINGS = Object.keys(FORMATS)

interface Evening {
  /** Who speaks how long, in ms, by the number of the guest. */
  talk: Record<number, number>
  /** Whether the first guest keeps something private. */
  secret?: boolean
}

/** The five exports of an evening at which people brought something and spoke, before and after the café is closed. */
async function exportsOf({ talk, secret = false }: Evening) {
  let now = 1_800_000_000_000
  const server = await aServer({ clock: () => now, entropy: seededEntropy('exports') })
  const cafe = await makeCafe(server, { tables: 1, perspectives: PERSPECTIVES })
  const guests = []
  for (let guest = 0; guest < PEOPLE; guest++) {
    const perspectives = [
      ...(guest % 3 === 0 ? [{ id: 'markfunder', show: 'seat' }] : []),
      ...(guest % 2 === 0 ? [{ id: 'markcarer', show: 'count' }] : [{ id: 'markcarer', show: 'private' }]),
      ...(guest === 0 && secret ? [{ id: 'marklived', show: 'private' }] : []),
    ]
    guests.push(await joinCafe(server, cafe, `Guest ${guest}`, { perspectives, credit: 'name' }))
  }
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-round' })
  const first = new Voice(server, guests[0]?.token ?? '')
  await until(() => first.me()?.tableId === 't1')
  await first.must({ type: 'place-note', tableId: 't1', text: 'Pay before the meeting', consent: 'public' })
  const began = now
  for (const [guest, ms] of Object.entries(talk)) {
    const participantId = guests[Number(guest)]?.participantId
    await host.must({ type: 'start-turn', participantId })
    now += ms
    await host.must({ type: 'end-turn', participantId })
  }
  const spoken = Object.values(talk).reduce((sum, ms) => sum + ms, 0)
  const table = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
  await until(() => table.root('speaking').totalMs === spoken)
  now = began + 19 * MINUTE
  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-gallery' })
  await host.must({ type: 'start-harvest' })
  const printed = async () => {
    const files = await Promise.all(
      ENDINGS.map(async (ending) => {
        const url = `${server.url}/api/cafes/${cafe.cafeId}/harvest.${ending}`
        const response = await fetch(url, { headers: { authorization: `Bearer ${cafe.hostToken}` } })
        expect(response.status).toBe(200)
        const bytes = Buffer.from(await response.arrayBuffer())
        const text = ending === 'docx' ? [...readDocx(bytes).files.values()].join('\n') : bytes.toString('utf8')
        return [ending, { text, bytes: bytes.toString('base64') }] as const
      }),
    )
    return Object.fromEntries(files)
  }
  const open = await printed()
  await host.must({ type: 'close' })
  const closed = await printed()
  await server.stop()
  const storage = openSqlite(join(server.dataDir, 'cafe.sqlite'))
  const facts = JSON.stringify(await storage.loadFacts(asId(cafe.cafeId)))
  await storage.close()
  return { open, closed, facts }
}

const FEW = { 0: 9 * MINUTE + 137, 3: 211 }
const MANY = { 1: 2 * MINUTE, 2: 3 * MINUTE + 4242, 4: 77_777, 5: 1 }

describe('the five exports', () => {
  test('[VO72] [VO74] hold what people bring in words, and no byte that says who speaks how long, or how much was spoken', async () => {
    const [few, many] = [await exportsOf({ talk: FEW }), await exportsOf({ talk: MANY })]
    expect(ENDINGS).toHaveLength(5)
    for (const when of ['open', 'closed'] as const) {
      for (const ending of ENDINGS) {
        const text = few[when][ending]?.text ?? ''
        expect(text, ending).toContain('Pay before the meeting')
        // Not true of nothing: the same file holds what people bring, where its form has room for it.
        if (ending !== 'csv') expect(text, ending).toMatch(/Funder/)
        expect(many[when][ending]?.bytes, `${when} ${ending}`).toBe(few[when][ending]?.bytes)
      }
    }
  })

  test('[VO72] [VO74] do not change by a byte with what one person keeps private', async () => {
    const [silent, secret] = [await exportsOf({ talk: FEW }), await exportsOf({ talk: FEW, secret: true })]
    expect(secret.open).toEqual(silent.open)
    expect(secret.closed).toEqual(silent.closed)
    expect(secret.facts).toContain('marklived')
    expect(JSON.stringify([secret.open, secret.closed])).not.toContain('marklived')
  })
})
