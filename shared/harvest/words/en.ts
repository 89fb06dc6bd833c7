import type { ExportWords } from '../words.ts'

const rules = new Intl.PluralRules('en')
const list = new Intl.ListFormat('en', { type: 'conjunction' })
const figure = new Intl.NumberFormat('en')

const count = (n: number, one: string, other: string) =>
  `${figure.format(n)} ${rules.select(n) === 'one' ? one : other}`

const SHARES = { some: 'some of them', 'about-half': 'about half of them', most: 'most of them' } as const

export const en: ExportWords = {
  lang: 'en',
  dir: 'ltr',
  briefing: 'Briefing',
  day: (at, timeZone) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(at),
  number: (n) => figure.format(n),
  minutes: (n) => count(n, 'minute', 'minutes'),
  all: (names) => list.format(names),

  asked: 'What was asked',
  round: (n) => `Round ${figure.format(n)}`,
  checkIn: 'On arriving',
  checkOut: 'On leaving',

  made: 'How it was made',
  whoMet: (people, tables, rounds) =>
    `A world café: ${count(people, 'person', 'people')} at ${count(tables, 'table', 'tables')}, in ${count(rounds, 'round', 'rounds')} of conversation.`,
  notesHere: (notes, themes) =>
    themes === 0
      ? `${count(notes, 'note', 'notes')}, not gathered into themes yet.`
      : `${count(notes, 'note', 'notes')}, and ${count(themes, 'theme', 'themes')} that those who were there made of them.`,
  continuesCafe: (people) =>
    `This café continues an earlier one, to which ${count(people, 'person', 'people')} came. Whoever came to both is counted twice.`,
  heldBack: 'What is not in here',
  heldBackCount: (n) =>
    n === 0
      ? 'No note was kept back: everything that was placed on the tablecloths and left there is in here.'
      : `${count(n, 'note is', 'notes are')} not in here: their authors kept them for their table or for the café.`,
  hiddenCount: (n) =>
    `The hosts have hidden ${count(n, 'objection, wording or commitment', 'objections, wordings or commitments')}; the answers count all the same.`,
  onlyWritten: 'What was said aloud and not written down is not in here either.',
  voices: 'Voices in the room',
  voicesShown: (names) =>
    `People could show on their seat what they bring. These were shown: ${names}. Others may have been there and not said so.`,
  voicesNone: 'People could show on their seat what they bring. Nobody did, which says nothing about who was there.',
  missing: 'Who was missing',
  missingIntro:
    'The hosts hoped to hear these voices. Nobody who sat at the tables named here had shown them on their seat; somebody may have been there and not said so.',
  missingNone:
    'Every voice that the hosts hoped to hear was shown at every table. Some that nobody thought of may be missing still.',
  missingUnasked:
    'The hosts named no voices beforehand that they hoped to hear. Some may have been missing all the same.',
  missingNamed: 'The tables themselves missed these voices, each in the words of the table, unsigned.',
  counted: 'Counted by choice',
  countedIntro:
    'What can be said of those who chose to be counted, as it was when the harvest began. Some may not be counted.',
  countedShare: (name, share) => `${name}: ${SHARES[share]}`,
  atNoTable: 'shown at no table',
  notAt: (tables) => `not shown at ${tables}`,

  themes: 'Themes',
  untitled: 'A theme without a name',
  nothingGathered: 'None of the notes gathered here may be published.',
  gathered: (notes, tables) =>
    `Gathered from ${count(notes, 'note', 'notes')}, written at ${count(tables, 'table', 'tables')}.`,
  broughtFrom: (themes) => `Brought together from: ${themes}.`,
  answeredBefore: (theme, sentences) => `To “${theme}” by itself: ${sentences}`,
  saidOf: (theme) => `said of “${theme}”`,
  differ: 'Where we differ',
  stands: (confirmed, present) =>
    confirmed === 0
      ? `Of ${count(present, 'person', 'people')} present, nobody has said that they stand behind these words.`
      : `${figure.format(confirmed)} of ${count(present, 'person', 'people')} present ${rules.select(confirmed) === 'one' ? 'stands' : 'stand'} behind these words.`,
  objected: (n) => `${count(n, 'person objects', 'people object')}.`,
  saidDifferently: (n) => `${count(n, 'person', 'people')} would say it differently.`,
  earlier: (n) => `Not counted, because the words have changed since: ${count(n, 'answer', 'answers')}.`,
  unanswered: 'Nobody has answered to these words.',
  asTheThemePutsIt: 'As the theme puts it',
  asOthersPutIt: 'As others put it',
  nobodyDiffers: 'Nobody put it in other words.',
  objects: 'An objection',
  differs: 'Said differently',
  ofEarlierWords: 'said of earlier words',
  takeOn: 'What we take on',
  takeOnIntro: 'What people said, for themselves, that they will do next.',
  byWhen: (when) => `By when: ${when}`,
  recommend: 'What should follow',
  recommendIntro:
    'What those who were there recommend, theme by theme, in words that they wrote together and that are signed by nobody.',
  recommendElse: 'From no theme in particular',
  lenses: 'Through a lens',
  lensesIntro:
    'To which part of each lens the themes speak. Where there is nothing yet, nobody has failed: it may be what to talk of next.',
  lensAfter: (title, author) => `In words of our own, after ${title} (${author}).`,
  nothingYet: 'Nothing yet',
  ungathered: 'Not yet gathered',
  ungatheredIntro: 'Notes that stand in no theme, by table and round.',
  recaps: 'What the tables passed on',
  recapsIntro: 'In the words in which a table told the next people to sit down what it had so far.',

  unsigned: 'Unsigned',
  place: (table, round) => `${table}, round ${figure.format(round)}`,
  alsoIn: (themes) => `Also in: ${themes}`,
  continuesSigned: (credit, place) => `Continues a note by ${credit} (${place})`,
  continuesUnsigned: (place) => `Continues an unsigned note (${place})`,

  dots: (n) => count(n, 'dot', 'dots'),
  echoes: { 'moves-me': 'This moves me', 'tell-more': 'I want to hear more', 'know-this': 'I know this too' },
  echoed: (echo, n) => `${echo}: ${n === 'few' ? 'one or two' : figure.format(n)}`,
  wentTo: (places) => `Taken along to ${places}`,
  threadTo: (place, words) => `A thread to a note of ${place}: “${words}”`,

  contents: 'Contents',
  glossary: 'Words used here',
  terms: [
    {
      term: 'World café',
      meaning:
        'a conversation at several small tables at once, in rounds. After each round people move to other tables and carry over what they heard.',
    },
    { term: 'Round', meaning: 'one conversation at one table, with a question and a set time.' },
    { term: 'Tablecloth', meaning: 'where a table writes. It stays at its table when the people move on.' },
    { term: 'Note', meaning: 'what one person wrote and placed on the tablecloth.' },
    { term: 'To continue a note', meaning: 'to build on it: a new note that says which one it goes on from.' },
    {
      term: 'Theme',
      meaning: 'notes that belong together in the eyes of those who were there, under a name they gave.',
    },
    {
      term: 'Dots',
      meaning: 'of which everybody had a few, to put beside what mattered to them while all cloths hung to be read.',
    },
    {
      term: 'Thread',
      meaning: 'what somebody saw between notes of two tables, in a few words.',
    },
    { of: 'lenses', term: 'Lens', meaning: 'a list of things to look for when one reads the whole again.' },
    {
      of: 'recommendations',
      term: 'Recommendation',
      meaning: 'what those who were there say should be done, by whoever can do it.',
    },
    { term: 'Voice', meaning: 'what somebody brings from their life or work, where they chose to show it.' },
  ],
  method: 'The method',
  methods: {
    cafe: 'People talked in small groups at tables, in timed rounds, and moved on after each, so that they met others and what was said crossed the room.',
    cafeOnce: 'People talked in small groups at tables, for a set time.',
    notes: 'While they talked they wrote notes, which stayed at the table for those who came next.',
    consent:
      'Each author chose how a note is signed and how far it may go; only what was meant for the public is printed, word for word.',
    themes: 'Together they laid notes that belong together into themes, and named them. A note may stand in several.',
    answers:
      'Whoever was there could stand behind a theme, object to it, or say it differently. It is known how many did; who, only where they signed.',
    lenses: 'They read the themes through lenses, to see what the conversation speaks to and what not at all.',
    recommend: 'They wrote down together what should follow.',
    takeOn: 'Some wrote down what they take on themselves.',
    missing:
      'Who was missing is told from three sources alone: what people chose to show on their seat, what the hosts hoped to hear, and what tables said.',
    counted: 'Those who chose to be counted were counted once, when the harvest began; nothing is told of a few.',
    few: 'No number of people is given for anything that somebody brings.',
  },
  rehearsal: 'This is from a rehearsal: what stands here was made up to practise with, and nobody has said it.',
  howToRead: 'How to read this',
  reading: [
    'Quotations come from the tablecloths, word for word, in the language in which they were written.',
    'Beside each stand its credit, its table and its round. Every author chose the credit: their name, their organisation, their table, or nobody. Only its author could change a note.',
    'A quotation set further in continues the one above it; often somebody else wrote it.',
  ],
  signedAs: 'Signed as each author chose. Please quote with the credit printed.',

  kinds: {
    note: 'note',
    standing: 'answers',
    object: 'objection',
    differ: 'said differently',
    commitment: 'commitment',
    recommendation: 'recommendation',
    lens: 'lens',
    missing: 'missing voice',
    rehearsal: 'rehearsal',
    part: 'brought in',
  },
  columns: {
    note: 'note',
    table: 'table',
    round: 'round',
    text: 'text',
    credit: 'credit',
    creditKind: 'credit kind',
    themes: 'themes',
    continues: 'continues',
    language: 'language',
    kind: 'kind',
    when: 'by when',
    dots: 'dots',
    answers: 'answers',
    went: 'taken along to',
    threads: 'threads',
  },
}
