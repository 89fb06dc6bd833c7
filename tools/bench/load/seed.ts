import { setTimeout as sleep } from 'node:timers/promises'
import { createRng } from '@tablecloth/shared/rng.ts'
import type { Seat } from '../targets/target.ts'
import { Client } from './client.ts'
import { findMarks, markOf } from './marks.ts'
import { encodeUpdate, type Run } from './update.ts'
import { KEEP } from './wire.ts'

const AUTHORS = 20
const NOTES_AN_UPDATE = 10
const PIECES = 5
const PIECE = 28
const MOVES = 3
const LONGEST_WAIT_MS = 60_000
const LOOK_EVERY_MS = 200
const WORDS =
  'we should ask the table about local food markets because people who live here care about shade water noise and streets'.split(
    ' ',
  )

/** A room full of notes, and those who wrote them: they stay until they leave. */
export interface Seeded {
  authors: readonly Client[]
  /** What somebody receives who joins. */
  bytes: number
}

/**
 * People of a room write so many notes of some 140 characters, typed in pieces and moved about.
 * @throws when whoever joins after that does not get them all
 */
export async function seed(seats: readonly Seat[], port: number, notes: number): Promise<Seeded> {
  const authors = await Promise.all(seats.slice(0, AUTHORS).map((seat) => new Client(seat, port).synced))
  const rng = createRng(`notes ${notes}`)
  const place = () => ({ x: rng.int(4000), y: rng.int(3000) })
  const runs = new Map<Client, Run[]>()
  const isRelay = authors[0]?.seat.wire === 'relay'
  for (let note = 0; note < notes; note++) {
    const author = authors[note % authors.length] as Client
    const { hand } = author
    hand.note(`${markOf(note)} `, Date.now(), place())
    const phrases = Array.from({ length: PIECES }, () => phrase(rng.pick))
    // A relay's whole is as large as Yjs makes it, which joins what was typed on and forgets where a note was before.
    for (const words of isRelay ? [phrases.join('')] : phrases) hand.write(words)
    for (let move = isRelay ? 1 : 0; move < MOVES; move++) hand.move(place())
    const written = Math.floor(note / authors.length) + 1
    if (written % NOTES_AN_UPDATE && note < notes - authors.length) continue
    const run = hand.takeRun()
    if (isRelay) runs.set(author, [...(runs.get(author) ?? []), run])
    else author.send(encodeUpdate([run]))
  }
  if (runs.size) keep(authors, runs)
  return { authors, bytes: await arrivedBytes(seats, port, notes) }
}

const phrase = (pick: (words: string[]) => string): string => {
  let text = ''
  while (text.length < PIECE) text += `${pick(WORDS)} `
  return text.slice(0, PIECE)
}

/** A relay has no document: it is given the whole of it, as a server would hold it. */
function keep([first]: readonly Client[], runs: ReadonlyMap<Client, readonly Run[]>): void {
  const whole = [...runs.values()].map((list) => ({ ...(list[0] as Run), items: list.flatMap(({ items }) => items) }))
  const update = encodeUpdate(whole)
  const bytes = new Uint8Array(update.length + 1)
  bytes[0] = KEEP
  bytes.set(update, 1)
  first?.sendRaw(bytes)
}

async function arrivedBytes(seats: readonly Seat[], port: number, notes: number): Promise<number> {
  const last = performance.now() + LONGEST_WAIT_MS
  let has = 0
  while (performance.now() < last) {
    const found = new Set<number>()
    const joiner = new Client(seats.at(-1) as Seat, port, {
      heard: (bytes, from, to) => findMarks(bytes, from, to, (number) => found.add(number)),
    })
    await joiner.synced
    await sleep(LOOK_EVERY_MS)
    joiner.leave()
    has = found.size
    if (has === notes) return joiner.bytes
  }
  throw new Error(`of ${notes} notes ${has} arrive with somebody who joins`)
}
