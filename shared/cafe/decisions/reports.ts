import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { isAbout } from '../acts.ts'
import type { Actor, Context, Decider, Decision } from '../decide.ts'
import type { Report } from '../kept-state.ts'
import type { CafeState } from '../state.ts'

/** Words for the hosts and nobody else. Who sent them, hosts see only where the sender says so. */
export const report: Decider<'report'> = (state, actor, command, context) => {
  const { text = '', unnamed = false, tableId, noteId } = command
  if (tableId && !state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (!text && !noteId) return refuse('invalid', 'text: must say something, or name a note', { field: 'text' })
  const about = { ...(tableId ? { tableId } : {}), ...(noteId ? { noteId } : {}) }
  return sent(state, actor, { text, unnamed, ...about }, context)
}

/** An answer to what a host did. It names the act, and so its sender, except where the act was about words nobody else knows to be theirs. */
export const answerAct: Decider<'answer-act'> = (state, actor, { actId, text }, context) => {
  const act = Object.hasOwn(state.kept.acts, actId) ? state.kept.acts[actId] : undefined
  if (!act || !isAbout(state, act, actor.id)) return refuse('unknown', undefined, { field: 'actId' })
  // Whoever is outside says what they have to say about it once.
  const asked = act.what === 'remove'
  if (actor.removed && !asked) return refuse('unknown', undefined, { field: 'actId' })
  const said = Object.values(state.kept.reports).some((one) => one.by === actor.id && one.actId === actId)
  if (asked && said) return refuse('too_many', 'The hosts have what was said to it', { field: 'actId' })
  return sent(state, actor, { text, unnamed: act.wordsId !== undefined, actId }, context)
}

/** Reading it is enough; words, where there are any, go to whoever sent it, known or not. */
export const answerReport: Decider<'answer-report'> = (state, actor, { reportId, text = '' }, { at }) => {
  if (!Object.hasOwn(state.kept.reports, reportId)) return refuse('unknown', undefined, { field: 'reportId' })
  return { ok: true, events: [{ type: 'report-answered', id: reportId, answer: { by: actor.id, text, at } }] }
}

type Sent = Pick<Report, 'text' | 'unnamed'> & Partial<Pick<Report, 'tableId' | 'noteId' | 'actId'>>

function sent(state: CafeState, actor: Actor, words: Sent, { at, makeId }: Context): Decision {
  const all = Object.values(state.kept.reports)
  const waiting = all.filter(({ by, answer }) => by === actor.id && !answer)
  if (all.length >= LIMITS.reports || waiting.length >= LIMITS.reportsWaiting) {
    return refuse('too_fast', 'The hosts have yet to read what was sent before')
  }
  return { ok: true, events: [{ type: 'reported', id: makeId(), report: { ...words, by: actor.id, at } }] }
}
