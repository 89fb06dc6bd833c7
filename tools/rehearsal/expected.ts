import type { Credit } from '@tablecloth/shared/protocol/fields.ts'
import type { WrittenNote, WrittenRecap, WrittenTheme } from './ledger.ts'

/** What was done in a café, as its guests and its host have it on record. Notes are public unless they say otherwise. */
export interface Performed {
  cafeId: string
  /** Participant ids of the guests. */
  people: string[]
  /** Name by id. */
  tables: Record<string, string>
  notes: WrittenNote[]
  themes: WrittenTheme[]
  recaps: WrittenRecap[]
}

/** What the exports must say of a note. Said anew from the contract, not with the server's own code. */
export interface ExpectedNote {
  id: string
  text: string
  credit: { kind: Credit; label: string }
  tableId: string
  round: number
  lang: string
  /** Only where that note is public too. */
  buildsOn: string | null
  themes: string[]
}

/** As the note says, else its author; an organisation that nobody named falls to the table. */
export function creditFor({ credit, author, tableId }: WrittenNote, tables: Record<string, string>) {
  const kind = credit ?? author.credit
  if (kind === 'nobody') return { kind, label: '' }
  if (kind === 'name') return { kind, label: author.name }
  if (kind === 'organisation' && author.organisation) return { kind, label: author.organisation }
  return { kind: 'table' as const, label: tables[tableId] ?? '' }
}

const isPublic = ({ consent = 'public' }: WrittenNote) => consent === 'public'

export function expectedNotes({ notes, tables, themes }: Performed): Map<string, ExpectedNote> {
  const open = new Set(notes.filter(isPublic).map(({ id }) => id))
  return new Map(
    notes.filter(isPublic).map((note) => {
      const { id, text, tableId, round, lang, buildsOn } = note
      const gathered = themes.filter(({ places }) => places.has(`${tableId}/${id}`)).map((theme) => theme.id)
      const credit = creditFor(note, tables)
      const onto = buildsOn !== undefined && open.has(buildsOn) ? buildsOn : null
      return [id, { id, text, credit, tableId, round, lang, buildsOn: onto, themes: gathered.sort() }]
    }),
  )
}

/** What everybody may read on a gallery walk: all but what stays at its table. */
export const inGallery = (notes: readonly WrittenNote[]) => notes.filter(({ consent }) => consent !== 'table')
