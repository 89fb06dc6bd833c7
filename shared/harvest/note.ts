import type { Consent, Credit, CreditLabel } from '../protocol/fields.ts'
import { withoutFaults } from '../text.ts'

/** A note as it lies on a table's cloth, in plain values: what the projections and the exports are made from. */
export interface ClothNote {
  id: string
  tableId: string
  text: string
  /** Participant id, none on an unnamed note. It goes no further than this type: nothing that is made from a note carries it. */
  author?: string
  /** By the writer's clock, ms since 1970. */
  createdAt: number
  /** From 0, fixed by the server when the note was first committed. */
  round: number
  /** Id of a note on the same cloth. */
  buildsOn?: string
  /** BCP 47. */
  lang?: string
  credit?: Credit
  consent?: Consent
  /** As it was signed in the café that it came from; it has no author here. */
  signed?: CreditLabel
  paper?: string
  reactions: number
}

/** The places and choices that hold where a note says nothing itself. */
export interface NoteDefaults {
  credit: Credit
  consent: Consent
}

/**
 * In the order of writing, by the writers' clocks; ids decide between notes of the same moment, so that every reader
 * gets the same order.
 */
export const inOrder = (notes: readonly ClothNote[]): ClothNote[] =>
  [...notes].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Note ids are unique on one cloth only. */
export const placeOf = ({ tableId, id }: Pick<ClothNote, 'tableId' | 'id'>): string => `${tableId}/${id}`

/** A note whose words were all taken out again says nothing, and is shown nowhere. */
export const isBlank = ({ text }: Pick<ClothNote, 'text'>): boolean => withoutFaults(text).trim() === ''
