/**
 * How a café can begin. The structure is here; the words belong to the organiser's language: a client finds them by the
 * template's id and the keys of its parts, and sends plain text.
 */
export interface Template {
  id: string
  tables: number
  rounds: readonly { key: string; minutes: number }[]
  /** Minutes; the question's words stand under the template. `null`: no such round. */
  checkIn: { minutes: number } | null
  checkOut: { minutes: number } | null
  /** Keys of lines. */
  agreement: readonly string[]
  /** `id` goes into the café, so that the same perspective has the same id in every café made from a template. */
  perspectives: readonly { id: string; sensitive: boolean }[]
  /** Whose thinking the questions build on. */
  sources: readonly { author: string; title: string }[]
}

const open = (id: string) => ({ id, sensitive: false })
const sensitive = (id: string) => ({ id, sensitive: true })

export const TEMPLATES = [
  {
    id: 'allyship',
    tables: 5,
    rounds: [
      { key: 'together', minutes: 20 },
      { key: 'ask', minutes: 20 },
      { key: 'let-go', minutes: 20 },
    ],
    checkIn: { minutes: 10 },
    checkOut: { minutes: 10 },
    agreement: ['stays', 'for-yourself', 'no-owing', 'space', 'disagree', 'credit'],
    perspectives: [
      open('by-and-for'),
      open('mainstream'),
      open('local-authority'),
      open('generic-charity'),
      open('funder'),
      open('interpreter'),
      sensitive('lived-experience'),
    ],
    sources: [
      { author: 'Coaction Hub (Asian Women’s Resource Centre, Standing Together)', title: 'Allyship' },
      { author: 'Srilatha Batliwala, CREA', title: 'Feminist Allyship: Principles & Practices' },
    ],
  },
  {
    id: 'mapping',
    tables: 4,
    rounds: [
      { key: 'map', minutes: 30 },
      { key: 'even-out', minutes: 25 },
    ],
    checkIn: { minutes: 10 },
    checkOut: { minutes: 10 },
    agreement: ['stays', 'for-yourself', 'no-owing', 'places-not-people', 'credit'],
    perspectives: [
      open('founding-member'),
      open('newer-member'),
      open('large-organisation'),
      open('small-organisation'),
      open('unpaid'),
      sensitive('precarious'),
    ],
    sources: [{ author: 'Srilatha Batliwala, CREA', title: 'Feminist Allyship: Principles & Practices' }],
  },
  {
    id: 'bare',
    tables: 4,
    rounds: [{ key: 'first', minutes: 20 }],
    checkIn: null,
    checkOut: null,
    agreement: [],
    perspectives: [],
    sources: [],
  },
] as const satisfies readonly Template[]

export type TemplateId = (typeof TEMPLATES)[number]['id']

export function templateById(id: TemplateId): Template {
  return TEMPLATES.find((template) => template.id === id) ?? TEMPLATES[0]
}
