import { createChance } from './chance.ts'
import { check } from './check.ts'
import type { Performed } from './expected.ts'
import { type Figures, figuresOf, type ServerUse, watchOwnDelay } from './figures.ts'
import { gather, walk } from './gathering.ts'
import { Guest } from './guest.ts'
import { type Exports, Host } from './host.ts'
import type { Options } from './options.ts'
import type { Progress } from './progress.ts'
import { playRound } from './round.ts'
import { Show } from './show.ts'
import { inWaves, until } from './wait.ts'
import { thePerson } from './words.ts'

const WAVE = 25

export interface Played {
  figures: Figures
  exports: Exports
  /** Empty when everything is as it should be. */
  faults: string[]
}

export interface Setting {
  /** Origin of the server. */
  url: string
  signal: AbortSignal
  progress: Progress
  /** What the server has used, where it can be known. */
  use?: () => ServerUse | null
  /** Errors of the server, where they can be known. */
  complaints?: () => readonly string[]
}

/**
 * A café from its making to its exports, with the check at its end.
 * @throws {Trouble} where the play cannot go on; what is only wrong is among the faults
 */
export async function play(
  options: Options,
  { url, signal, progress, use = () => null, complaints = () => [] }: Setting,
): Promise<Played> {
  const begun = performance.now()
  const ownDelay = watchOwnDelay()
  const show = new Show({ url, signal })
  const { ledger, counts } = show
  try {
    const host = await Host.make(show, options)
    progress.phase(`the café is made: ${options.tables} tables, ${options.rounds} rounds of ${options.minutes} min`)

    const joins = await letIn(show, host, options, progress)
    const { guests } = joins
    progress.phase(`${guests.length} guests have joined, in ${joins.seconds.toFixed(1)} s`)

    if (options.people >= options.tables * 2) await host.nameTableHosts(guests)
    const planning = await timed(() => host.voice.must({ type: 'plan-seating' }))
    progress.phase(`all rounds are planned, in ${Math.round(planning.ms)} ms`)

    for (let round = 0; round < options.rounds; round++) {
      const before = { notes: ledger.notes.size, turns: counts.turns }
      const happened = () => `${ledger.notes.size - before.notes} notes, ${counts.turns - before.turns} turns`
      progress.live(() => `round ${round + 1}: ${happened()}`)
      await playRound(show, host, guests, round, options)
      progress.phase(`round ${round + 1} is over: ${happened()}`)
    }

    progress.live(() => `gallery walk: ${counts.galleries} cloths read`)
    await walk(show, host, guests, options)
    progress.phase(`gallery walk: ${counts.galleries} cloths read`)

    const gathered = () => [...ledger.themes.values()].reduce((sum, { places }) => sum + places.size, 0)
    progress.live(() => `harvest: ${gathered()} places in ${ledger.themes.size} themes`)
    await gather(show, host, guests, options)
    progress.phase(`harvest: ${gathered()} places in ${ledger.themes.size} themes`)

    const exported = await timed(() => host.exports())
    await host.voice.must({ type: 'close' })
    await host.sees('closed')
    progress.phase(`exported and closed`)

    const verdict = check(performed(show, host, guests), exported.value)
    const faults = [
      ...complaints(),
      ...show.closes.refused.map((what) => `refused: ${what}`),
      ...show.faults,
      ...verdict.faults,
    ]
    const notes = [...ledger.notes.values()]
    const figures = figuresOf(show, options, {
      missing: verdict.missing,
      faults: faults.length,
      heldBack: notes.filter(({ consent = 'public' }) => consent !== 'public').length,
      joins,
      planning: planning.ms,
      exporting: exported.ms,
      guestsBehind: ownDelay(),
      server: use(),
      seconds: (performance.now() - begun) / 1000,
    })
    return { figures, exports: exported.value, faults }
  } finally {
    progress.end()
    show.end()
  }
}

async function letIn(show: Show, host: Host, { people, seed }: Options, progress: Progress) {
  const guests: Guest[] = []
  const each: number[] = []
  progress.live(() => `${each.length} of ${people} guests have joined`)
  const { ms } = await timed(async () => {
    const persons = Array.from({ length: people }, (_, index) => thePerson(index, createChance(`${seed}/${index}`)))
    await inWaves(persons, WAVE, async (person, index) => {
      const joined = await timed(() => Guest.join(show, host.made.joinCode, person))
      guests[index] = joined.value
      each.push(joined.ms)
    })
    const here = () => host.cafe.doc.getMap('people').size
    await until(
      () => here() === people,
      () => `the host to see ${people} people, not ${here()}`,
      show.wire,
    )
  })
  return { guests, each, seconds: ms / 1000 }
}

async function timed<T>(act: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now()
  const value = await act()
  return { value, ms: performance.now() - begun }
}

const performed = ({ ledger }: Show, { made }: Host, guests: readonly Guest[]): Performed => ({
  cafeId: made.cafeId,
  people: guests.map(({ author }) => author.participantId),
  tables: Object.fromEntries(made.tables.map(({ id, name }) => [id, name])),
  notes: [...ledger.notes.values()],
  themes: [...ledger.themes.values()],
  recaps: ledger.recaps,
})
