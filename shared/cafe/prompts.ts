import type { ParticipantId, PerspectiveId, TableId } from '../ids.ts'
import { unheardAfterMs } from '../voices/pace.ts'
import { isCounted, promiseOf } from './floors.ts'
import { elapsedMs, momentOf, phaseFromRoot } from './phase.ts'
import { seatedByTable, tablesInOrder } from './seats.ts'
import type { CafeState, Prompt } from './state.ts'

/**
 * Who is missing from the table, from three sources and no other: what people chose to show on their seats, who has not
 * had the floor this round (never by name), and a deck of questions in an order fixed when the café was made. Private and
 * count-me declarations are not read here, so they cannot change a byte of what comes out.
 */
export function promptsFor(state: CafeState, at: number): Record<string, Prompt> {
  const { phase } = state.cafe.state
  if (phase !== 'round' && phase !== 'between') return {}
  const prompts: Record<string, Prompt> = {}
  const tables = tablesInOrder(state)
  const sitting = seatedByTable(state)
  for (const [tableId, { order, closed }] of tables) {
    const seated = sitting.get(tableId) ?? []
    if (closed && !seated.length) continue
    const key = deckKey(state, order)
    if (key) prompts[`deck-${tableId}`] = { tableId, source: 'deck', key: `deck.${key}`, params: {} }
    if (!seated.length) continue
    Object.assign(prompts, notShown(state, tableId, seated))
    if (phase === 'round' && someoneUnheard(state, tableId, seated, at)) {
      prompts[`unheard-${tableId}`] = { tableId, source: 'unheard', key: 'not-everyone', params: {} }
    }
  }
  return prompts
}

/** When, in ms since 1970, prompts may come by time alone. */
export function promptMoments(state: CafeState): number[] {
  const { endsAt } = state.cafe.state
  const { roundMs } = state.kept.house.one
  if (endsAt === null) return []
  const sizes = new Set([...seatedByTable(state).values()].map(({ length }) => length))
  return [...sizes].map((size) => momentOf(unheardAfterMs(roundMs, size), roundMs, endsAt))
}

/** Each table has questions of its own, round by round, so that one that is opened changes nobody else's. */
function deckKey({ cafe, kept }: CafeState, order: number): string | undefined {
  const { deck } = kept.house.one
  return deck[(order * Object.keys(cafe.rounds).length + cafe.state.round) % deck.length]
}

/** A sensitive perspective cannot be shown, so its absence from the seats would say nothing. */
function notShown(state: CafeState, tableId: TableId, seated: ParticipantId[]): Record<string, Prompt> {
  const shown = new Set(seated.flatMap((id) => state.cafe.people[id]?.shown ?? []))
  const prompts: Record<string, Prompt> = {}
  for (const [id, { name, sensitive }] of Object.entries(state.cafe.perspectives)) {
    if (sensitive || shown.has(id as PerspectiveId)) continue
    prompts[`shown-${tableId}-${id}`] = { tableId, source: 'shown', key: 'perspective-absent', params: { name } }
  }
  return prompts
}

/** Whoever does not want to be counted is not waited for. */
function someoneUnheard(state: CafeState, tableId: TableId, seated: ParticipantId[], at: number): boolean {
  if (seated.length < 2 || promiseOf(state, tableId).invite === 'off') return false
  const { roundMs } = state.kept.house.one
  if (elapsedMs(phaseFromRoot(state.cafe.state), roundMs, at) < unheardAfterMs(roundMs, seated.length)) return false
  const { round } = state.cafe.state
  return seated.some((id) => isCounted(state, id) && state.kept.voices[id]?.lastRound !== round)
}
