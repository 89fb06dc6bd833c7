import { type CreditLabel, ECHOES } from '../protocol/fields.ts'

import { methodOf, printedLenses, printedRecommendations, termsOf } from './beyond-phrases.ts'

import type { BriefingNote, BriefingPart, BriefingSource, BriefingStanding, BriefingTheme } from './briefing.ts'
import type { ExportWords } from './words.ts'

/** How one form of export prints people's own words: escaped for it, and kept from turning the line around them. */
export type Print = (text: string) => string

export interface ExportOptions {
  words: ExportWords
  /** In which the day of the café is told; IANA name. */
  timeZone?: string
}

/** The sentences that the forms for readers share. Rounds come in from 0 and go out from 1. */
export function phrases(source: BriefingSource, words: ExportWords, print: Print) {
  const { cafe, themes, notes, heldBack, hiddenWords, missingVoices, counted, present, threads } = source
  const tables = new Map(cafe.tables.map(({ id, name }) => [id, name]))
  const writtenAt = new Map(notes.map(({ id, tableId }) => [id, tableId]))
  const names = new Map(themes.map(({ id, name }) => [id, name]))
  const tableName = (id: string) => print(tables.get(id) ?? id)
  const nameOf = ({ name }: { name: string }) => print(name || words.untitled)
  const themeName = (id: string) => nameOf({ name: names.get(id) ?? '' })
  const place = ({ tableId, round }: Pick<BriefingNote, 'tableId' | 'round'>) =>
    words.place(tableName(tableId), round + 1)
  const byId = new Map(notes.map((note) => [note.id, note]))
  const wayOf = ({ id, dots, echoes = {}, went = [] }: BriefingNote): string[] => [
    ...(dots ? [words.dots(dots)] : []),
    ...ECHOES.flatMap((echo) => {
      const count = echoes[echo]
      return count === undefined ? [] : [words.echoed(words.echoes[echo], count)]
    }),
    ...(went.length ? [words.wentTo(words.all(went.map(place)))] : []),
    ...threads.flatMap(({ from, to, words: said }) => {
      const other = id === from ? byId.get(to) : id === to ? byId.get(from) : undefined
      return other ? [words.threadTo(place(other), print(said))] : []
    }),
  ]
  return {
    tableName,
    themeName,
    place,
    made: [
      words.whoMet(cafe.people, cafe.tables.length, cafe.rounds.length),
      words.notesHere(notes.length, themes.length),
      ...(cafe.earlier ? [words.continuesCafe(cafe.earlier.people)] : []),
    ],
    heldBack: [
      words.heldBackCount(heldBack),
      ...(hiddenWords ? [words.hiddenCount(hiddenWords)] : []),
      words.onlyWritten,
    ],
    /** Nothing where there was nothing to show. */
    voices: cafe.voices.length
      ? [words.voicesShown(words.all(cafe.voices.map(print)))]
      : missingVoices.length
        ? [words.voicesNone]
        : [],
    /** Empty when there is nobody to name. */
    missing: missingVoices.map(({ name, tables: at }) => ({
      name: print(name),
      where: at.length === cafe.tables.length ? words.atNoTable : words.notAt(words.all(at.map(tableName))),
    })),
    missingIntro: missingVoices.length
      ? words.missingIntro
      : cafe.voices.length
        ? words.missingNone
        : words.missingUnasked,
    counted: counted.map(({ name, share }) => words.countedShare(print(name), share)),
    continues: (note: BriefingNote) =>
      note.credit.kind === 'nobody'
        ? words.continuesUnsigned(place(note))
        : words.continuesSigned(print(note.credit.label), place(note)),
    /** What became of a note: dots, answers, where it was taken, and what leads from it to other tables. */
    way: wayOf,
    /** What it was made of; and where nobody has answered to it, that, and nothing else of answers. */
    madeOf: (theme: BriefingTheme) =>
      [
        theme.notes.length
          ? words.gathered(theme.notes.length, new Set(theme.notes.map((id) => writtenAt.get(id))).size)
          : words.nothingGathered,
        ...(theme.parts.length ? [words.broughtFrom(words.all([theme, ...theme.parts].map(nameOf)))] : []),
        ...(present > 0 && !isAnswered(theme) ? [words.unanswered] : []),
      ].join(' '),
    /** What was brought in and said more than its name. */
    partsToTell: ({ parts }: BriefingTheme) =>
      parts.filter(({ description }) => description).map((part) => ({ name: nameOf(part), text: part.description })),
    nameOf,
    answers: (theme: BriefingTheme) => (isAnswered(theme) ? answersTo(theme, present, words, nameOf) : null),
    alsoIn: (ids: readonly string[]) => words.alsoIn(words.all(ids.map(themeName))),
    signed: ({ kind, label }: CreditLabel) => (kind === 'nobody' ? words.unsigned : print(label)),
    lenses: printedLenses(source.lenses, words, print, themeName),
    recommended: printedRecommendations(source.recommendations, themeName),
    method: methodOf(source, words),
    terms: termsOf(source, words),
    byWhen: (when: string) => words.byWhen(print(when)),
    /** What the café asked, in its order: a heading and a question each. */
    asked: [
      ...(cafe.checkIn ? [{ when: words.checkIn, ...cafe.checkIn }] : []),
      ...cafe.rounds.map((round, index) => ({ when: words.round(index + 1), ...round })),
      ...(cafe.checkOut ? [{ when: words.checkOut, ...cafe.checkOut }] : []),
    ].map(({ when, question, minutes }) => ({ when, question: print(question), minutes: words.minutes(minutes) })),
    askedAt: cafe.tables
      .filter(({ question }) => question)
      .map(({ id, question }) => ({ when: tableName(id), question: print(question ?? '') })),
  }
}

/** Whether anybody has answered to a theme, or to one that was brought into it. */
const isAnswered = ({ standing, parts }: BriefingTheme): boolean =>
  [standing, ...parts.map((part) => part.standing)].some(hasAnswers)

export const hasAnswers = ({ confirmed, objected, saidDifferently, earlier, said }: BriefingStanding): boolean =>
  confirmed + objected + saidDifferently + earlier + said.length > 0

/** How many answered how, in sentences; and what they said, each with what is told of it: what it is, and of which words. */
interface Answers {
  stands: string[]
  said: (BriefingStanding['said'][number] & { about: string[] })[]
}

function answersTo(
  { standing, parts }: BriefingTheme,
  present: number,
  words: ExportWords,
  nameOf: (part: BriefingPart) => string,
): Answers {
  const about = ({ answer, earlier }: BriefingStanding['said'][number]) => [
    words[`${answer}s`],
    ...(earlier ? [words.ofEarlierWords] : []),
  ]
  const before = parts.filter((part) => hasAnswers(part.standing))
  return {
    stands: [
      standingWords(standing, present, words).join(' '),
      ...before.map((part) => {
        const sentences = standingWords(part.standing, present, words).join(' ')
        return sentences && words.answeredBefore(nameOf(part), sentences)
      }),
    ].filter((sentences) => sentences !== ''),
    said: [
      ...standing.said.map((one) => ({ ...one, about: about(one) })),
      ...before.flatMap((part) =>
        part.standing.said.map((one) => ({ ...one, about: [...about(one), words.saidOf(nameOf(part))] })),
      ),
    ],
  }
}

export type Phrases = ReturnType<typeof phrases>

/** How a theme was answered, in sentences; none where the harvest was never opened to answers. */
export function standingWords(standing: BriefingStanding, present: number, words: ExportWords): string[] {
  const { confirmed, objected, saidDifferently, earlier } = standing
  if (present === 0) return []
  return [
    confirmed + objected + saidDifferently === 0 ? words.unanswered : words.stands(confirmed, present),
    ...(objected ? [words.objected(objected)] : []),
    ...(saidDifferently ? [words.saidDifferently(saidDifferently)] : []),
    ...(earlier ? [words.earlier(earlier)] : []),
  ]
}
