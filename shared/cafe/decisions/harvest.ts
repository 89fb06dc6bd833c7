import type { CommitmentId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { isHidden, saidAs } from '../said.ts'

/** One answer a person and theme, to the words as they stand: never to others that have taken their place meanwhile. */
export const answerTheme: Decider<'answer-theme'> = (state, actor, command, context) => {
  const { themeId, answer, text = '', credit = 'nobody', version } = command
  const answers = state.kept.answers[actor.id]
  const before = answers && Object.hasOwn(answers, themeId) ? answers[themeId] : undefined
  if (answer === null) {
    return {
      ok: true,
      events: before ? [{ type: 'theme-answered', id: actor.id, themeId, answer: null, shownAs: before.id }] : [],
    }
  }
  const theme = context.theme(themeId)
  if (theme === null) return refuse('unknown_theme', undefined, { field: 'themeId' })
  // What was said of it stays. What is read now is the theme that took it in, and its words are what one stands behind.
  if (theme.isWithin) return refuse('brought_in', undefined, { field: 'themeId' })
  const current = theme.version
  if (version !== undefined && version !== current) return refuse('words_changed', undefined, { field: 'version' })
  if (answer === 'differ' && text === '') {
    return refuse('invalid', 'text: must not be empty where it is said differently', { field: 'text' })
  }
  if (answer === 'confirm' && text !== '') {
    return refuse('invalid', 'text: goes with an objection, or with saying it differently', { field: 'text' })
  }
  const id = before?.id ?? context.makeId<string>()
  const said = { id, answer, text, credit, version: current }
  return { ok: true, events: [{ type: 'theme-answered', id: actor.id, themeId, answer: said, shownAs: id }] }
}

export const takeOn: Decider<'take-on'> = (state, actor, command, context) => {
  const { commitmentId, text, when = '', credit = 'nobody' } = command
  const own = Object.entries(state.kept.commitments).filter(([, { by }]) => by === actor.id)
  if (commitmentId === undefined) {
    if (own.length >= LIMITS.commitmentsPerPerson) {
      return refuse('too_many', `One person can take on at most ${LIMITS.commitmentsPerPerson} things`)
    }
  } else if (!own.some(([id]) => id === commitmentId)) {
    return refuse('unknown_commitment', undefined, { field: 'commitmentId' })
  }
  const id = commitmentId ?? context.makeId<CommitmentId>()
  const commitment = { by: actor.id, text, when, credit }
  return { ok: true, events: [{ type: 'taken-on', commitmentId: id, commitment }], reply: { commitmentId: id } }
}

export const putDown: Decider<'put-down'> = (state, actor, { commitmentId }) => {
  const { commitments } = state.kept
  const own = Object.hasOwn(commitments, commitmentId) && commitments[commitmentId]?.by === actor.id
  if (!own) return refuse('unknown_commitment', undefined, { field: 'commitmentId' })
  return { ok: true, events: [{ type: 'put-down', commitmentId }] }
}

/** Nobody reads the words then, though the answer counts as before: to say that there was none would be a lie. */
export const hideWords: Decider<'hide-words'> = (state, actor, { wordsId }, { at }) =>
  isHidden(state, wordsId) || !saidAs(state, wordsId)
    ? refuse('unknown_words', undefined, { field: 'wordsId' })
    : { ok: true, events: [{ type: 'words-hidden', id: wordsId, by: actor.id, at }] }

/** As they were when they were taken away; what was answered to them was never gone. */
export const restoreThemes: Decider<'restore-themes'> = (state, _actor, { participantId }) => {
  if (!Object.hasOwn(state.kept.participants, participantId)) {
    return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  const theirs = Object.entries(state.kept.takenThemes).filter(([, { by }]) => by === participantId)
  const events: CafeEvent[] = theirs.length ? [{ type: 'themes-restored', themes: Object.fromEntries(theirs) }] : []
  return { ok: true, events, reply: { restored: theirs.length } }
}

export const restoreWords: Decider<'restore-words'> = (state, _actor, { wordsId }) =>
  isHidden(state, wordsId)
    ? { ok: true, events: [{ type: 'words-restored', id: wordsId }] }
    : refuse('unknown_words', undefined, { field: 'wordsId' })
