import type { ParticipantId, PerspectiveId, TableId } from '../ids.ts'
import { phaseFromRoot, remainingMs } from './phase.ts'
import { tablesInOrder } from './seats.ts'
import type { CafeState, Prompt } from './state.ts'

/** "Not everyone has spoken yet" comes when this share of the round is still left. */
const UNHEARD_AT = 0.6

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
  const sitting = sittingByTable(state)
  for (const [tableId, { order, closed }] of tables) {
    const seated = sitting.get(tableId) ?? []
    if (closed && !seated.length) continue
    const key = deckKey(state, order)
    if (key) prompts[`deck-${tableId}`] = { tableId, source: 'deck', key: `deck.${key}`, params: {} }
    if (!seated.length) continue
    Object.assign(prompts, notShown(state, tableId, seated))
    if (phase === 'round' && someoneUnheard(state, seated, at)) {
      prompts[`unheard-${tableId}`] = { tableId, source: 'unheard', key: 'not-everyone', params: {} }
    }
  }
  return prompts
}

/** When, in ms since 1970, the prompts will next differ by time alone; `null` for never. */
export function promptsDueAt(state: CafeState): number | null {
  const { endsAt } = state.cafe.state
  return endsAt === null ? null : endsAt - Math.floor(state.kept.house.one.roundMs * UNHEARD_AT)
}

function sittingByTable(state: CafeState): Map<TableId, ParticipantId[]> {
  const sitting = new Map<TableId, ParticipantId[]>()
  for (const [id, tableId] of Object.entries(state.cafe.seats) as [ParticipantId, TableId][]) {
    const there = sitting.get(tableId)
    if (there) there.push(id)
    else sitting.set(tableId, [id])
  }
  return sitting
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

function someoneUnheard(state: CafeState, seated: ParticipantId[], at: number): boolean {
  const left = remainingMs(phaseFromRoot(state.cafe.state), at)
  if (left === null || left > state.kept.house.one.roundMs * UNHEARD_AT || seated.length < 2) return false
  return seated.some((id) => (state.kept.voices[id]?.lastRound ?? -1) !== state.cafe.state.round)
}
