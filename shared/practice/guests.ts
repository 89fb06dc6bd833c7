import type { Context } from '../cafe/decide.ts'
import type { Participant } from '../cafe/kept-state.ts'
import type { CafeState } from '../cafe/state.ts'
import type { ParticipantId, PerspectiveId } from '../ids.ts'
import { createRng } from '../rng.ts'
import { practiceLanguages, practiceWords } from './words.ts'

/** So many simulated guests, whose names nobody has here yet; each shows one thing on the seat, where the café asks for any. */
export function newGuests(state: CafeState, count: number, context: Context): Record<ParticipantId, Participant> {
  const { info, perspectives } = state.cafe
  const rng = createRng(`${state.kept.house.one.seed}/guests/${context.at}`)
  const languages = practiceLanguages(info.languages)
  const open = Object.entries(perspectives).filter(([, { sensitive }]) => !sensitive)
  const taken = new Set(Object.values(state.kept.participants).map(({ name }) => name))
  const names = rng
    .shuffle(languages.flatMap((language) => wordsOf(language).names.map((name) => ({ name, language }))))
    .map(({ name, language }) => ({ name: wordsOf(language).guest(name), language }))
    .filter(({ name }) => !taken.has(name))
  return Object.fromEntries(
    names.slice(0, count).map(({ name, language }): [ParticipantId, Participant] => {
      const shown = open.length && rng.int(3) ? [rng.pick(open)[0] as PerspectiveId] : []
      const guest: Participant = {
        role: 'participant',
        name,
        admitted: info.admission === 'auto',
        agreed: false,
        organisation: '',
        languages: [language],
        perspectives: shown.map((id) => ({ id, show: 'seat' })),
        credit: info.creditDefault,
        joinedAt: context.at,
        simulated: true,
      }
      return [context.makeId<ParticipantId>(), guest]
    }),
  )
}

const wordsOf = (language: string) => practiceWords([language])

const ONE_IN = 6
/** One in six holds the floor for minutes, so that hosts meet that too. The same guest always, wherever it is asked. */
export const talksLong = (id: ParticipantId): boolean => createRng(`talks/${id}`).int(ONE_IN) === 0
