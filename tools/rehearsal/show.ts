import { Ledger } from './ledger.ts'
import type { Closes } from './sheet.ts'
import { Trouble } from './wait.ts'
import type { Wire } from './wire.ts'

/** What everybody in the play shares: the wire, the record, and what is counted. */
export class Show {
  readonly wire: Wire
  readonly ledger = new Ledger()
  readonly closes: Closes = { refused: [], seatsMoved: 0, again: 0 }
  readonly counts = { turns: 0, tooLate: 0, reactions: 0, moves: 0, buildOns: 0, galleries: 0 }
  /** From the start of a round to a guest who sits there with the cloth open, in ms. */
  readonly rotations: number[] = []
  /** What went wrong without ending the play. */
  readonly faults: string[] = []
  readonly #goodbyes: (() => void)[] = []

  constructor(wire: Wire) {
    this.wire = wire
  }

  fault(words: string): void {
    this.faults.push(words)
  }

  /** Waits that may fail without ending the play: the check at the end says what is missing. */
  async tolerate(waiting: Promise<unknown>): Promise<void> {
    try {
      await waiting
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      this.fault(error.message)
    }
  }

  /** What has to be closed however the play ends. */
  leaveLast(goodbye: () => void): void {
    this.#goodbyes.push(goodbye)
  }

  end(): void {
    for (const goodbye of this.#goodbyes.splice(0)) goodbye()
  }
}
