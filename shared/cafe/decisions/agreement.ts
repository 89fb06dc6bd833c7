import type { LineId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { copied, translationFault, versionOf, withLine, withoutLine, wordsIn } from '../agreement.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { isOpen, nextOrder } from '../proposed-lines.ts'
import type { CafeState } from '../state.ts'

/** `version` is that of the words one has read; other words are not promised. */
export const acceptAgreement: Decider<'accept-agreement'> = ({ cafe }, actor, { version }) =>
  version !== undefined && version !== versionOf(cafe.info)
    ? refuse('words_changed')
    : { ok: true, events: [{ type: 'agreement-accepted', id: actor.id }] }

/** One has seen what was changed, and will not be told of it again; it promises nothing. */
export const readAgreement: Decider<'read-agreement'> = ({ cafe }, actor, { version }) =>
  version !== versionOf(cafe.info)
    ? refuse('words_changed')
    : { ok: true, events: [{ type: 'agreement-read', id: actor.id, version }] }

export const amendAgreement: Decider<'amend-agreement'> = (state, actor, command, { at }) => {
  const { lines, in: translations, version } = command
  const { info } = state.cafe
  if (version !== undefined && version !== versionOf(info)) return refuse('words_changed')
  const words = { lines, in: translations }
  const fault = translationFault(words, info.languages)
  if (fault) return refuse('invalid', `in.${fault.field}: ${fault.message}`, { field: `in.${fault.field}` })
  const isAsItWas = JSON.stringify(copied(words)) === JSON.stringify(copied(wordsIn(info)))
  return { ok: true, events: isAsItWas ? [] : [{ type: 'agreement-amended', words, by: actor.id, at }] }
}

export const proposeLine: Decider<'propose-line'> = (state, actor, { text, named = false }, context) => {
  const proposed = Object.values(state.kept.proposed).filter(({ adopted }) => !adopted)
  const own = proposed.filter(({ by }) => by === actor.id)
  if (own.length >= LIMITS.linesPerPerson || proposed.length >= LIMITS.linesProposed) return refuse('too_many')
  const lineId = context.makeId<LineId>()
  const line = { by: actor.id, text, order: nextOrder(state.kept), ...(named && { named: true as const }) }
  return { ok: true, events: [{ type: 'line-proposed', lineId, line }], reply: { lineId } }
}

/** Until it is a line of the agreement. */
export const takeBackLine: Decider<'take-back-line'> = (state, actor, { lineId }) => {
  const line = found(state, lineId)
  if (!line || (line.by !== actor.id && !isOpen(line))) return refuse('unknown_line', undefined, { field: 'lineId' })
  if (line.by !== actor.id || line.adopted) return refuse('not_yours')
  return { ok: true, events: [{ type: 'line-taken-back', lineId }] }
}

/** Whoever proposed a line would keep it, so that they need not say so. */
export const backLine: Decider<'back-line'> = (state, actor, { lineId, backed }) => {
  const line = found(state, lineId)
  if (!line || !isOpen(line)) return refuse('unknown_line', undefined, { field: 'lineId' })
  const isBacked = (state.kept.backs[actor.id] ?? []).includes(lineId)
  if (line.by === actor.id || isBacked === backed) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'line-backed', id: actor.id, lineId, backed }] }
}

export const adoptLine: Decider<'adopt-line'> = (state, actor, { lineId, adopted }, { at }) => {
  const line = found(state, lineId)
  if (!line) return refuse('unknown_line', undefined, { field: 'lineId' })
  if (Boolean(line.adopted) === adopted) return { ok: true, events: [] }
  const now = wordsIn(state.cafe.info)
  if (adopted && now.lines.length >= LIMITS.agreementLines) return refuse('too_many')
  const words = adopted ? withLine(now, line.text) : withoutLine(now, line.text)
  const sorted: CafeEvent = { type: 'line-sorted', lineId, as: adopted ? 'adopted' : 'open' }
  const stands = words.lines.length === now.lines.length
  return {
    ok: true,
    events: stands ? [sorted] : [sorted, { type: 'agreement-amended', words, by: actor.id, at }],
  }
}

/** Out of everybody's sight but its author's, with no reason given; a host brings it back. */
export const putLineAside: Decider<'put-line-aside'> = (state, _actor, { lineId, aside }) => {
  const line = found(state, lineId)
  if (!line || line.adopted) return refuse('unknown_line', undefined, { field: 'lineId' })
  if (Boolean(line.aside) === aside) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'line-sorted', lineId, as: aside ? 'aside' : 'open' }] }
}

const found = ({ kept }: CafeState, lineId: LineId) =>
  Object.hasOwn(kept.proposed, lineId) ? kept.proposed[lineId] : undefined
