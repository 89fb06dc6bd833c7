import type { LensId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import type { Decider } from '../decide.ts'

export const makeLens: Decider<'make-lens'> = (state, _actor, { lensId, name, items }, context) => {
  const { lenses } = state.cafe
  if (lensId !== undefined && !Object.hasOwn(lenses, lensId)) {
    return refuse('unknown_lens', undefined, { field: 'lensId' })
  }
  // What has the same words is the same item, see `lensItemId`.
  const twice = items.findIndex((item, at) => items.indexOf(item) !== at)
  if (twice !== -1) {
    const message = `items.${twice}: says the same as items.${items.indexOf(items[twice] ?? '')}`
    return refuse('invalid', message, { field: `items.${twice}` })
  }
  const before = lensId && lenses[lensId]
  if (!before && Object.keys(lenses).length >= LIMITS.lenses) {
    return refuse('too_many', `A café can have at most ${LIMITS.lenses} lenses of its own`)
  }
  const id = lensId ?? context.makeId<LensId>()
  const order = before ? before.order : Math.max(-1, ...Object.values(lenses).map((lens) => lens.order)) + 1
  return {
    ok: true,
    events: [{ type: 'lens-made', lensId: id, lens: { name, items, order } }],
    reply: { lensId: id },
  }
}

export const removeLens: Decider<'remove-lens'> = (state, _actor, { lensId }) =>
  Object.hasOwn(state.cafe.lenses, lensId)
    ? { ok: true, events: [{ type: 'lens-removed', lensId }] }
    : refuse('unknown_lens', undefined, { field: 'lensId' })
