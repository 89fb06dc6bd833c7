import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { Seat } from '../screenshots/seat.ts'
import { expectTable } from './cloth.ts'
import { command, readCafe } from './commands.ts'
import { test as base, expect, type House } from './house.ts'

/** Table names of two words each, that nothing else on a screen says. */
export const TABLES = [{ name: 'Case conferences' }, { name: 'Give and take' }] as const

/** People who come with stock clients instead of a browser, and go home when the journey ends. */
export class Company {
  #url: string
  #seats: Seat[] = []

  constructor(url: string) {
    this.#url = url
  }

  async join(cafe: CafeCreated, name: string, profile: object = {}): Promise<Seat> {
    const seat = await Seat.join(this.#url, cafe, { name, ...profile })
    this.#seats.push(seat)
    return seat
  }

  leave(): void {
    for (const seat of this.#seats) seat.leave()
  }
}

export const test = base.extend<{ company: Company }>({
  company: async ({ house }, use) => {
    const company = new Company(house.url)
    await use(company)
    company.leave()
  },
})

interface Known {
  people: Record<string, { name: string }>
  seats: Record<string, string>
  state: { phase: string; round: number; endsAt: number | null }
}

export const known = async (house: House, cafe: CafeCreated): Promise<Known> => (await readCafe(house, cafe)) as Known

export async function idOf(house: House, cafe: CafeCreated, name: string): Promise<string> {
  const { people } = await known(house, cafe)
  const found = Object.keys(people).find((id) => people[id]?.name === name)
  if (!found) throw new Error(`Nobody here is called ${name}`)
  return found
}

export function tableId(cafe: CafeCreated, table: number): string {
  const id = cafe.tables[table]?.id
  if (!id) throw new Error(`There is no table ${table}`)
  return id
}

/** Seats everyone named at the table of that number, from 0. */
export async function seat(house: House, cafe: CafeCreated, where: Record<string, number>): Promise<void> {
  for (const [name, table] of Object.entries(where)) {
    const participantId = await idOf(house, cafe, name)
    await command(house, cafe, { type: 'move', participantId, tableId: tableId(cafe, table) })
  }
}

/** Starts the next round, with everyone named at the table of that number. */
export async function startRound(house: House, cafe: CafeCreated, where: Record<string, number> = {}): Promise<void> {
  await command(house, cafe, { type: 'start-round' })
  await seat(house, cafe, where)
}

/** Heron in a browser and Rook without one, in the first round of a café, each at the table of that number. */
export async function heronAndRook(house: House, company: Company, where: { Heron: number; Rook: number }) {
  const cafe = await house.makeCafe({ tables: TABLES })
  const rook = await company.join(cafe, 'Rook')
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, where)
  await expectTable(heron)
  return { cafe, rook, heron }
}

/** A note from somebody without a browser. */
export async function writeFrom(seat: Seat, cafe: CafeCreated, table: number, words: string, more: object = {}) {
  const doc = await seat.open(`table/${cafe.cafeId}/${tableId(cafe, table)}`)
  seat.write(doc, `note-${seat.id.slice(0, 8)}-${doc.getMap('notes').size}`, words, {
    x: 40,
    y: 320,
    colour: 'sage',
    ...more,
  })
  return doc
}

export { expect }
