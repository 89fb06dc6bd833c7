import type { LineId, ParticipantId } from '../ids.ts'
import type { Me } from '../protocol/notices.ts'
import { withCafe, withKept, without } from './change.ts'
import type { KeptRoots } from './kept-state.ts'
import type { CafeRoots, CafeState } from './state.ts'

export interface ProposedLine {
  by: ParticipantId
  text: string
  /** Place among the proposals. */
  order: number
  /** Its author wants it said whose it is. */
  named?: true
  /** A host has put it aside. */
  aside?: true
  /** It is a line of the agreement. */
  adopted?: true
}

/** Lines that people propose for the agreement before round 1. */

/** Of the proposals that are neither lines nor put aside: those that everyone reads. */
export const isOpen = ({ aside, adopted }: ProposedLine): boolean => !aside && !adopted

/** The next place in their row. */
export const nextOrder = ({ proposed }: KeptRoots): number =>
  1 + Math.max(-1, ...Object.values(proposed).map(({ order }) => order))

export const lineProposed = (state: CafeState, id: LineId, line: ProposedLine): CafeState =>
  shown(withKept(state, { proposed: { ...state.kept.proposed, [id]: line } }))

export function lineTakenBack(state: CafeState, id: LineId): CafeState {
  const backs = Object.fromEntries(
    Object.entries(state.kept.backs).map(([by, lines]) => [by, lines.filter((line) => line !== id)]),
  )
  return shown(withKept(state, { proposed: without(state.kept.proposed, id), backs }))
}

export function lineBacked(state: CafeState, by: ParticipantId, id: LineId, backed: boolean): CafeState {
  const others = (state.kept.backs[by] ?? []).filter((line) => line !== id)
  return shown(withKept(state, { backs: { ...state.kept.backs, [by]: backed ? [...others, id] : others } }))
}

/** What has become of a proposal: a line of the agreement, put aside, or open again. */
export function lineSorted(state: CafeState, id: LineId, as: 'open' | 'aside' | 'adopted'): CafeState {
  const line = state.kept.proposed[id]
  if (!line) return state
  const { aside: _, adopted: __, ...open } = line
  const sorted: ProposedLine = as === 'open' ? open : { ...open, [as]: true }
  return shown(withKept(state, { proposed: { ...state.kept.proposed, [id]: sorted } }))
}

/** Once the café has begun nobody proposes any more, and what was not adopted is gone with who proposed and who would keep it. */
export function proposalsSilent(state: CafeState): CafeState {
  const { proposed, backs } = state.kept
  if (state.cafe.state.phase === 'lobby') return state
  if (!Object.keys(proposed).length && !Object.keys(backs).length) return state
  return withCafe(withKept(state, { proposed: {}, backs: {} }), { proposals: {} })
}

/** What everyone reads of it: the words and how many would keep them. Whose they are only where their author wants that said. */
function shown(state: CafeState): CafeState {
  const { proposed, backs } = state.kept
  const counts = new Map<string, number>()
  for (const lines of Object.values(backs)) for (const id of lines) counts.set(id, (counts.get(id) ?? 0) + 1)
  const open = Object.entries(proposed).filter(([, line]) => isOpen(line))
  const proposals: CafeRoots['proposals'] = Object.fromEntries(
    open.map(([id, { text, order, named, by }]) => [
      id,
      { text, order, backed: counts.get(id) ?? 0, ...(named && { by }) },
    ]),
  )
  return withCafe(state, { proposals })
}

/** One's own proposals and what has become of them, and which of the others one would keep. */
export function ownLines({ kept }: CafeState, id: ParticipantId): Me['lines'] {
  const own = Object.entries(kept.proposed).filter(([, { by }]) => by === id)
  return {
    own: Object.fromEntries(
      own.map(([lineId, { text, aside, adopted }]) => [
        lineId,
        { text, as: adopted ? ('adopted' as const) : aside ? ('aside' as const) : ('open' as const) },
      ]),
    ),
    backed: kept.backs[id] ?? [],
  }
}
