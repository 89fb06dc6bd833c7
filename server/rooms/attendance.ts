import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { leadOf, othersWhoLead } from '@tablecloth/shared/cafe/lead.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'

/** A phone that changes its network is back sooner. */
const UNATTENDED_AFTER_MS = 20_000

/** The clock may be set while a timer runs, so no timer runs longer than this before somebody looks, in ms. */
const LOOK_EVERY_MS = 200

interface AttendanceParts {
  clock: () => number
  isHere(id: ParticipantId): boolean
  state(): CafeState
  tell(event: CafeEvent): void
}

/** Whether whoever leads is connected. Once nobody has been for 20 s, and somebody else could lead, the café is told. */
export class Attendance {
  #parts: AttendanceParts
  /** Who is missed, and since when, ms since 1970. */
  #missing: { id: ParticipantId; since: number } | null = null
  #timer: NodeJS.Timeout | null = null
  #shut = false

  constructor(parts: AttendanceParts) {
    this.#parts = parts
  }

  /** Called whenever a host comes or goes, and after whatever may have changed who leads. */
  look(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#shut) return
    const { clock, isHere, tell } = this.#parts
    const state = this.#parts.state()
    const lead = leadOf(state)
    const { unattendedSince } = state.kept.house.one
    const isOver = state.cafe.state.phase === 'closed'
    if (isOver || isHere(lead)) {
      this.#missing = null
      if (unattendedSince !== undefined) tell({ type: 'desk-attended' })
      return
    }
    if (this.#missing?.id !== lead) this.#missing = { id: lead, since: clock() }
    // Nobody is there whom it would help to know; whoever comes is told then.
    if (unattendedSince !== undefined || !othersWhoLead(state).some((id) => isHere(id))) return
    const { since } = this.#missing
    const left = since + UNATTENDED_AFTER_MS - clock()
    if (left <= 0) {
      tell({ type: 'desk-unattended', since })
      return
    }
    this.#timer = setTimeout(() => this.look(), Math.min(left + 1, LOOK_EVERY_MS))
    this.#timer.unref()
  }

  shut(): void {
    this.#shut = true
    if (this.#timer) clearTimeout(this.#timer)
  }
}
