import { keepsWords } from '@tablecloth/shared/cafe/scopes.ts'
import { seatedAt } from '@tablecloth/shared/cafe/seats.ts'
import { newNotes } from '@tablecloth/shared/cafe/slowing.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { DocumentName } from '@tablecloth/shared/protocol/documents.ts'
import { ERRORS, type ErrorCode, type Refusal } from '@tablecloth/shared/protocol/errors.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'

type WriteStanding = 'participant' | 'table-host' | 'host' | 'device'

/** What somebody may do in one of a café's documents at this moment. */
export interface DocumentRights {
  read: Refusal | null
  write: WriteStanding | Refusal
  /** For whom they may write, of a table's device. */
  voices?: readonly ParticipantId[]
  /** How many new notes those of them may have in one write who are to take their time. */
  newNotes?: Readonly<Record<ParticipantId, number>>
}

const no = (code: ErrorCode): Refusal => ({ code, message: ERRORS[code].title })
const closed = (code: ErrorCode): DocumentRights => ({ read: no(code), write: no(code) })
const readOnly: DocumentRights = { read: null, write: no('not_allowed') }

/**
 * The café and the galleries are for everyone who was let in; the desk for hosts; the screen for screens, which read nothing
 * else; a table for those who sit there now and for hosts. A host to whom
 * the words are not given writes where they have stepped in as everybody does. What may be written, and in which phase, is the table in `protocol/writes.ts`.
 */
export function rightsIn(state: CafeState, document: DocumentName, id: ParticipantId, at: number): DocumentRights {
  const person = state.kept.participants[id]
  if (!person || person.gone) return closed('not_allowed')
  if (!person.admitted) return closed('not_admitted')
  if (person.role === 'projector') return document.kind === 'screen' ? readOnly : closed('not_allowed')
  const host = person.role === 'organiser' || person.role === 'host'
  const { phase } = state.cafe.state
  if (person.role === 'device') return rightsOfDevice(state, document, person.tableId, at)
  switch (document.kind) {
    case 'cafe':
      return readOnly
    case 'desk':
      return host ? readOnly : closed('not_allowed')
    case 'screen':
      return closed('not_allowed')
    case 'gallery':
      return Object.hasOwn(state.cafe.tables, document.tableId) ? readOnly : closed('unknown_table')
    case 'harvest': {
      const open = WRITES.harvest.phases.includes(phase)
      const write = keepsWords(state, id) ? 'host' : 'participant'
      return { read: null, write: open ? write : no('wrong_phase') }
    }
    case 'table': {
      const table = Object.hasOwn(state.cafe.tables, document.tableId) ? state.cafe.tables[document.tableId] : undefined
      if (!table) return closed(host ? 'unknown_table' : 'not_allowed')
      // The walk is quiet: nobody writes on what is being read.
      const quiet = phase === 'gallery' || phase === 'closed'
      if (keepsWords(state, id)) return { read: null, write: quiet ? no('wrong_phase') : 'host' }
      if (!host && state.cafe.seats[id] !== document.tableId) {
        return closed(hasSatAt(state, document.tableId, id) ? 'seat_moved' : 'not_allowed')
      }
      if (!WRITES.table.phases.includes(phase)) return { read: null, write: no('wrong_phase') }
      if (table.frozen) return { read: null, write: no('frozen') }
      const write = table.hostId === id ? 'table-host' : 'participant'
      return { read: null, write, newNotes: newNotes(state, [id], at) }
    }
  }
}

/** A device reads the café and its own table, and writes there for whoever sits there now. */
function rightsOfDevice(
  state: CafeState,
  document: DocumentName,
  tableId: TableId | undefined,
  at: number,
): DocumentRights {
  if (document.kind === 'cafe') return readOnly
  if (document.kind !== 'table' || !tableId || document.tableId !== tableId) return closed('not_allowed')
  if (!WRITES.table.phases.includes(state.cafe.state.phase)) return { read: null, write: no('wrong_phase') }
  if (state.cafe.tables[tableId]?.frozen) return { read: null, write: no('frozen') }
  const voices = seatedAt(state, tableId)
  return { read: null, write: 'device', voices, newNotes: newNotes(state, voices, at) }
}

const hasSatAt = (state: CafeState, tableId: TableId, id: ParticipantId): boolean =>
  state.kept.been[id]?.includes(tableId) ?? false
