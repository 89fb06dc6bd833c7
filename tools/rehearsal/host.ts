import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { cafeDocument, deskDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'
import { Cloth } from './cloth.ts'
import type { Guest } from './guest.ts'
import type { Options } from './options.ts'
import { Sheet } from './sheet.ts'
import type { Show } from './show.ts'
import { Voice } from './voice.ts'
import { pause, until } from './wait.ts'
import { askFor, askForBytes } from './wire.ts'
import { theCafe } from './words.ts'

/** A person gives 30 commands a second at most, and only now and then. */
const BETWEEN_COMMANDS_MS = 70

export const FORMS = ['json', 'md', 'csv', 'html', 'docx'] as const
export type Exports = Record<Exclude<(typeof FORMS)[number], 'docx'>, string> & { docx: Uint8Array }

/** Whoever runs the café. */
export class Host {
  readonly made: CafeCreated
  readonly voice: Voice
  readonly cafe: Sheet
  readonly desk: Sheet
  readonly #show: Show
  readonly #beside = new Map<string, Cloth>()

  static async make(show: Show, { tables, rounds, minutes, key }: Options): Promise<Host> {
    const wish = { method: 'POST', token: key, body: theCafe(tables, rounds, minutes) } as const
    const host = new Host(show, await askFor<CafeCreated>(show.wire, '/api/cafes', wish))
    show.leaveLast(() => host.end())
    await Promise.all([host.voice.welcomed(), host.cafe.opened(), host.desk.opened()])
    return host
  }

  private constructor(show: Show, made: CafeCreated) {
    this.#show = show
    this.made = made
    this.voice = new Voice(show.wire, made.hostToken, 'the host')
    this.cafe = new Sheet(show.wire, cafeDocument(made.cafeId), made.hostToken, show.closes)
    this.desk = new Sheet(show.wire, deskDocument(made.cafeId), made.hostToken, show.closes)
  }

  async nameTableHosts(guests: readonly Guest[]): Promise<void> {
    for (const [index, { id }] of this.made.tables.entries()) {
      const participantId = guests[index]?.author.participantId
      if (!participantId) return
      await this.voice.must({ type: 'set-table-host', tableId: id, participantId } as Parameters<Voice['must']>[0])
      await pause(BETWEEN_COMMANDS_MS, this.#show.wire.signal)
    }
  }

  async sees(phase: PhaseName, within = 20_000): Promise<void> {
    await until(
      () => this.cafe.value('state', 'phase') === phase,
      () => `the café to be in the phase "${phase}"`,
      { ...this.#show.wire, within },
    )
  }

  /** Once in a café: everybody's clock stands still, and goes on. */
  async pausesFor(ms: number): Promise<void> {
    await this.voice.must({ type: 'pause-round' })
    const stands = () => typeof this.cafe.value('state', 'remainingMs') === 'number'
    await until(stands, () => 'the clock to stand', this.#show.wire)
    await pause(ms, this.#show.wire.signal)
    await this.voice.must({ type: 'resume-round' })
    await until(
      () => !stands(),
      () => 'the clock to go on',
      this.#show.wire,
    )
  }

  async extends(minutes: number): Promise<void> {
    const before = this.cafe.value<number>('state', 'endsAt') ?? 0
    await this.voice.must({ type: 'extend-round', minutes })
    const later = () => (this.cafe.value<number>('state', 'endsAt') ?? 0) === before + Math.round(minutes * 60_000)
    await until(later, () => 'the round to end later', this.#show.wire)
  }

  /** Reads along where somebody sits alone, as nobody else could tell that their notes arrive. */
  async sitsBeside(tableId: string): Promise<Cloth> {
    const known = this.#beside.get(tableId)
    if (known) return known
    const { wire, closes, ledger } = this.#show
    const cloth = new Cloth(wire, this.made.cafeId, tableId, this.made.hostToken, closes, ledger)
    this.#beside.set(tableId, cloth)
    await cloth.sheet.opened()
    return cloth
  }

  /** How many notes the desk counts on all tables. */
  notesOnDesk(): number {
    const tables = this.desk.doc.getMap<{ notes: number }>('tables')
    return [...tables.values()].reduce((sum, { notes }) => sum + notes, 0)
  }

  async exports(): Promise<Exports> {
    const files = FORMS.map((form) =>
      askForBytes(this.#show.wire, `/api/cafes/${this.made.cafeId}/harvest.${form}?lang=en`, {
        token: this.made.hostToken,
      }),
    )
    const [json, md, csv, html, docx] = (await Promise.all(files)) as [Buffer, Buffer, Buffer, Buffer, Buffer]
    return { json: `${json}`, md: `${md}`, csv: `${csv}`, html: `${html}`, docx }
  }

  end(): void {
    this.voice.end()
    for (const sheet of [this.cafe, this.desk, ...[...this.#beside.values()].map(({ sheet }) => sheet)]) sheet.end()
  }
}
