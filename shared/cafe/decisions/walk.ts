import type { TableId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { SOFT_LANDING_MS } from '../../protocol/limits.ts'
import type { Context, Decider } from '../decide.ts'
import type { KeptNote } from '../kept-state.ts'
import { phaseFromRoot, remainingMs } from '../phase.ts'
import type { CafeState } from '../state.ts'
import { dotsPlaced, USUAL_WALK, walkOf } from '../walk.ts'

const MINUTE = 60_000

export const startGallery: Decider<'start-gallery'> = (_state, _actor, command, { at }) => {
  const { minutes = USUAL_WALK.minutes, dots = USUAL_WALK.dots } = command
  const { dotsOnOne: onOne = Math.min(USUAL_WALK.onOne, dots) } = command
  if (onOne > dots) return refuse('invalid', 'dotsOnOne: must not be more than a person has', { field: 'dotsOnOne' })
  const ms = Math.round(minutes * MINUTE)
  return { ok: true, events: [{ type: 'gallery-opened', walk: { dots, onOne, ms }, endsAt: at + ms }] }
}

/** Also of a walk whose time is over: it goes on, and what was told is taken down again. */
export const extendWalk: Decider<'extend-walk'> = (state, _actor, { minutes }, { at }) => {
  const byMs = Math.round(minutes * MINUTE)
  const { endsAt } = state.cafe.state
  return { ok: true, events: [{ type: 'walk-timed', endsAt: (endsAt ?? at) + byMs, ms: walkOf(state).ms + byMs }] }
}

export const endWalk: Decider<'end-walk'> = (state, _actor, { softly }, { at }) => {
  const walk = walkOf(state)
  if (walk.over) return { ok: true, events: [] }
  const left = remainingMs(phaseFromRoot(state.cafe.state), at)
  if (!softly || left === 0) return { ok: true, events: [{ type: 'walk-over' }] }
  return {
    ok: true,
    events: [{ type: 'walk-timed', endsAt: at + Math.min(left ?? SOFT_LANDING_MS, SOFT_LANDING_MS), ms: walk.ms }],
  }
}

/** A note that everybody in the café may read; of any other nobody learns here that it is there. */
export function noteForAll(
  { cafe }: CafeState,
  { note }: Pick<Context, 'note'>,
  tableId: TableId,
  noteId: string,
): KeptNote | null {
  const there = Object.hasOwn(cafe.tables, tableId) ? note(tableId, noteId) : null
  if (!there?.text.trim()) return null
  return (there.consent ?? cafe.info.consentDefault) === 'table' ? null : there
}

/** One's own dots alone count against what one has, so that there is nothing of others to be learnt from a refusal. */
export const placeDots: Decider<'place-dots'> = (state, actor, { tableId, noteId, dots }, context) => {
  const walk = walkOf(state)
  if (walk.over) return refuse('walk_over')
  const place = `${tableId}/${noteId}`
  const before = state.kept.dots[actor.id]?.[place] ?? 0
  if (dots === before) return { ok: true, events: [] }
  if (dots > 0 && !noteForAll(state, context, tableId, noteId)) {
    return refuse('unknown_note', undefined, { field: 'noteId' })
  }
  // Whoever has more than there may be, because a host gave fewer since, can always take some back.
  if (dots > before) {
    if (dots > walk.onOne) {
      return refuse('too_many', `dots: at most ${walk.onOne} lie on one note`, { field: 'dots' })
    }
    if (dotsPlaced(state, actor.id) - before + dots > walk.dots) {
      return refuse('no_dots_left', undefined, { field: 'dots' })
    }
  }
  return { ok: true, events: [{ type: 'dots-placed', id: actor.id, place, dots }] }
}

export const echoNote: Decider<'echo-note'> = (state, actor, { tableId, noteId, echo, given }, context) => {
  if (walkOf(state).over) return refuse('walk_over')
  const place = `${tableId}/${noteId}`
  const isGiven = state.kept.echoes[actor.id]?.[place]?.includes(echo) ?? false
  if (isGiven === given) return { ok: true, events: [] }
  if (given && !noteForAll(state, context, tableId, noteId)) {
    return refuse('unknown_note', undefined, { field: 'noteId' })
  }
  return { ok: true, events: [{ type: 'note-echoed', id: actor.id, place, echo, given }] }
}
