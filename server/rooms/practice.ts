import type { CafeId } from '@tablecloth/shared/ids.ts'
import { type Deed, deedsOf } from '@tablecloth/shared/practice/script.ts'
import { harvestDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Logger } from 'pino'
import { faultOf } from '../fault.ts'
import { noteIds } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { themesIn } from './harvest.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

/** How often the guests of rehearsals look what there is to do, and how long that counts as for them, in ms. */
export interface Pace {
  everyMs: number
  countsMs: number
}

export const USUAL_PACE: Pace = { everyMs: 2000, countsMs: 2000 }

interface PracticeParts {
  rooms: Rooms
  documents: DocumentsPort
  clock: () => number
  log: Pick<Logger, 'error'>
  pace: Pace
  /** Is anybody connected to this café? Nobody plays to an empty house. */
  occupied(cafeId: CafeId): boolean
}

/** Acts for the simulated guests of rehearsals, through the door that everybody comes by: a command, and its refusal. */
export class Practice {
  #parts: PracticeParts
  #timer: NodeJS.Timeout
  #looking = false

  constructor(parts: PracticeParts) {
    this.#parts = parts
    this.#timer = setInterval(() => void this.#look(), parts.pace.everyMs)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    for (const room of this.#parts.rooms.open()) {
      if (room.state.cafe.info.rehearsal && this.#parts.occupied(room.id)) await this.#play(room)
    }
    this.#looking = false
  }

  /** What goes wrong in one rehearsal keeps no other from being played. */
  async #play(room: Room): Promise<void> {
    try {
      for (const { by, command } of this.#deedsIn(room)) {
        // Between two deeds anything may have happened, and what cannot be done any more is refused.
        await room.command({ id: by, role: 'participant' }, command)
      }
    } catch (error) {
      this.#parts.log.error({ fault: faultOf(error) }, 'a rehearsal went wrong')
    }
  }

  #deedsIn(room: Room): Deed[] {
    const { documents, clock, pace } = this.#parts
    return deedsOf({
      state: room.state,
      at: clock(),
      sinceMs: pace.countsMs,
      notesAt: (tableId) =>
        room.cloths.isLaid(tableId) ? noteIds(documents.read(tableDocument(room.id, tableId))) : [],
      themes: () => themesIn(documents.read(harvestDocument(room.id))).filter(({ isWithin }) => !isWithin),
    })
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
