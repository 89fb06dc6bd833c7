import { type Tally, tallyOf, together } from '../harvest/tally.ts'
import type { ParticipantId } from '../ids.ts'
import type { Echo } from '../protocol/fields.ts'
import { withKept, without } from './change.ts'
import type { KeptRoots } from './kept-state.ts'
import type { CafeState } from './state.ts'

/** The gallery walk as its host set it. */
export interface Walk {
  /** That each person has to place, and at most on one note. */
  dots: number
  onOne: number
  /** How long it is, with what was added to it, in ms. */
  ms: number
  /** Its time is over: what people put on the notes is told, and stays as it is. */
  over?: true
}

export const USUAL_WALK = { dots: 5, onOne: 2, minutes: 15 } as const

export const noMarks = { dots: {}, echoes: {}, tallies: {} } satisfies Partial<KeptRoots>

export const walkOf = ({ cafe }: CafeState): Walk => ({ ...USUAL_WALK, ms: USUAL_WALK.minutes * 60_000, ...cafe.walk })

export const dotsPlaced = ({ kept }: CafeState, id: ParticipantId): number =>
  Object.values(kept.dots[id] ?? {}).reduce((sum, dots) => sum + dots, 0)

export function withDots(state: CafeState, id: ParticipantId, place: string, dots: number): CafeState {
  const others = without(state.kept.dots[id] ?? {}, place)
  return withKept(state, { dots: { ...state.kept.dots, [id]: dots ? { ...others, [place]: dots } : others } })
}

export function withEcho(state: CafeState, id: ParticipantId, place: string, echo: Echo, given: boolean): CafeState {
  const own = state.kept.echoes[id] ?? {}
  const here = (own[place] ?? []).filter((one) => one !== echo)
  const next = given ? [...here, echo] : here
  const echoes = next.length ? { ...own, [place]: next } : without(own, place)
  return withKept(state, { echoes: { ...state.kept.echoes, [id]: echoes } })
}

/** A note that nobody but its table reads any more: its dots are their givers' again. */
export function unmarked(state: CafeState, place: string): CafeState {
  const { dots, echoes, tallies } = state.kept
  return withKept(state, {
    dots: withoutPlace(dots, place),
    echoes: withoutPlace(echoes, place),
    tallies: without(tallies, place),
  })
}

/** The same object where nothing lay there. */
function withoutPlace<T>(given: Record<ParticipantId, Record<string, T>>, place: string) {
  const touched = Object.entries(given).filter(([, own]) => Object.hasOwn(own, place))
  if (!touched.length) return given
  return { ...given, ...Object.fromEntries(touched.map(([id, own]) => [id, without(own, place)])) }
}

/**
 * What came together on each note, by `tableId/noteId`; nothing while a walk is on, so that nobody follows the others and
 * nobody is seen to place anything.
 */
export const talliesTold = (state: CafeState): Record<string, Tally> => (state.cafe.walk.over ? talliesOf(state) : {})

function talliesOf(state: CafeState): Record<string, Tally> {
  const all = { ...state.kept.tallies }
  for (const [place, tally] of Object.entries(talliesNow(state))) all[place] = together(all[place], tally)
  return all
}

function talliesNow({ kept }: CafeState): Record<string, Tally> {
  const places = new Map<string, { dots: number; echoes: Partial<Record<Echo, number>> }>()
  const at = (place: string) => {
    const there = places.get(place) ?? { dots: 0, echoes: {} }
    places.set(place, there)
    return there
  }
  for (const own of Object.values(kept.dots)) for (const [place, dots] of Object.entries(own)) at(place).dots += dots
  for (const own of Object.values(kept.echoes)) {
    for (const [place, given] of Object.entries(own)) {
      const { echoes } = at(place)
      for (const echo of given) echoes[echo] = (echoes[echo] ?? 0) + 1
    }
  }
  return Object.fromEntries([...places].map(([place, { dots, echoes }]) => [place, tallyOf(dots, echoes)]))
}

/** What came together stays; from whom is known to nobody any more. */
export const marksNameless = (state: CafeState): CafeState =>
  withKept(state, { dots: {}, echoes: {}, tallies: talliesOf(state) })
