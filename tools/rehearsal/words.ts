import type { CreateCafe, JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Chance } from './chance.ts'
import { arabic } from './corpus/ar.ts'
import { english } from './corpus/en.ts'
import { spanish } from './corpus/es.ts'
import type { Sayings } from './corpus/sayings.ts'
import { urdu } from './corpus/ur.ts'

/** The first four guests bring the four languages; English is spoken by two in five. */
const VOICES = [english, arabic, spanish, urdu, english] as const

const DAY_MS = 86_400_000

const QUESTIONS = [
  'Where does the response work for survivors, and where does it only look as if it did?',
  'What do we ask of each other, by-and-for and mainstream, and what do we bring?',
  'What will each of us give up or take on, so that the next room is another one?',
  'Who was not here today, and what would they have said?',
] as const

const PERSPECTIVES = [
  { id: 'by-and-for', name: 'By-and-for agency' },
  { id: 'mainstream', name: 'Mainstream agency' },
  { id: 'local-authority', name: 'Local authority' },
  { id: 'generic-charity', name: 'Generic charity' },
  { id: 'housing', name: 'Housing' },
  { id: 'lived-experience', name: 'Lived experience', sensitive: true },
] as const

const ORGANISATIONS = [
  'Anar Women’s Centre',
  'Riverside Advocacy',
  'Borough of Eastmere',
  'Casa Abierta',
  'Open Door Charity',
  'Lantern Housing',
  'بيت الياسمين',
  'سائبان',
] as const

export const THEMES = [
  {
    name: 'What keeps survivors safe',
    description: 'Case conferences, thresholds, and the harm that no form asks for.',
  },
  { name: 'Money and credit', description: 'Whose name is in the bid, who is paid, and who is thanked instead.' },
  {
    name: 'Language and access',
    description: 'Interpreters, childcare, halls, time: what it takes to be in the room.',
  },
  { name: 'Seats and votes', description: 'A part in the decision, not a chair for the photograph.' },
  { name: 'Trust, complaint, repair', description: 'What a partnership must survive in order to be one.' },
  {
    name: 'Learning that costs something',
    description: 'More than a day of training: what each of us changes at home.',
  },
] as const

export function theCafe(tables: number, rounds: number, minutes: number): CreateCafe {
  return {
    title: 'Who lays the table? A rehearsal',
    purpose: 'Guests who do not exist rehearse a real café: every word here was made up beforehand.',
    tables,
    rounds: Array.from({ length: rounds }, (_, round) => ({
      question: QUESTIONS[round % QUESTIONS.length] ?? QUESTIONS[0],
      minutes,
    })),
    languages: ['en', 'ar', 'es', 'ur'],
    perspectives: PERSPECTIVES.map((perspective) => ({ ...perspective })) as NonNullable<CreateCafe['perspectives']>,
    agreement: ['We speak for ourselves.', 'We say whose thought it was.', 'Nobody has to explain why they are here.'],
    consentDefault: 'public',
    creditDefault: 'name',
    hostName: 'Rehearsal host',
    keepUntil: Date.now() + DAY_MS,
  }
}

export interface Person {
  sayings: Sayings
  profile: Omit<JoinCafe, 'joinCode'>
}

/** Who comes: number `index` of the guests. */
export function thePerson(index: number, chance: Chance): Person {
  const sayings = VOICES[index % VOICES.length] ?? english
  const before = Array.from({ length: index }, (_, other) => VOICES[other % VOICES.length]).filter(
    (other) => other === sayings,
  ).length
  const again = Math.floor(before / sayings.names.length)
  const name = sayings.names[before % sayings.names.length] ?? sayings.lang
  const organisation = chance.of100(75) ? chance.pick(ORGANISATIONS) : undefined
  return {
    sayings,
    profile: {
      name: again ? `${name} ${again + 1}` : name,
      ...(organisation && { organisation }),
      languages: sayings === english || chance.of100(50) ? [sayings.lang] : [sayings.lang, 'en'],
      perspectives: thePerspectives(chance),
      credit: chance.weighed([
        ['name', 50],
        ['organisation', 22],
        ['table', 14],
        ['nobody', 14],
      ]),
    },
  }
}

function thePerspectives(chance: Chance): NonNullable<JoinCafe['perspectives']> {
  const some = chance.shuffle(PERSPECTIVES).slice(0, chance.int(3))
  return some.map((perspective) => ({
    id: perspective.id,
    // A sensitive one is never shown on a seat.
    show: 'sensitive' in perspective ? chance.pick(['private', 'count']) : chance.pick(['private', 'count', 'seat']),
  })) as NonNullable<JoinCafe['perspectives']>
}

/** What goes on a note. */
export function thought({ sentences, afterthoughts }: Sayings, chance: Chance): string {
  const sentence = chance.pick(sentences)
  if (chance.of100(40)) return sentence
  return `${sentence}${chance.of100(15) ? '\n' : ' '}${chance.pick(afterthoughts)}`
}

/** What a table host tells whoever sits down next. */
export function retold({ sentences, afterthoughts }: Sayings, chance: Chance): string {
  const [first, second] = chance.shuffle(sentences)
  return `${first} ${second} ${chance.pick(afterthoughts)}`
}

/** The same text in two or three pieces, as it is typed. */
export function typed(text: string, chance: Chance): string[] {
  const words = text.split(/(?<=\s)/)
  const cuts = Math.min(words.length, 2 + chance.int(2))
  const size = Math.ceil(words.length / cuts)
  return Array.from({ length: Math.ceil(words.length / size) }, (_, piece) =>
    words.slice(piece * size, (piece + 1) * size).join(''),
  )
}
