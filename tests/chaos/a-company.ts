import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { expect, onTestFinished, vi } from 'vitest'
import { type AServer, call, joinCafe, makeCafe, Reader, Voice } from '../unit/server/a-server.ts'
import { faultsOf, Writer } from './writer.ts'

export interface Roots {
  state: { phase: string; endsAt: number | null }
  seats: Record<string, string>
  now: number
}

/** A café in mid-round with a host and somebody who writes and keeps account. */
export class Company {
  readonly cafe: CafeCreated
  readonly guest: CafeJoined
  readonly writer: Writer

  static async sitDown(server: AServer, wish: object = {}): Promise<Company> {
    const cafe = await makeCafe(server, { tables: 1, ...wish })
    const guest = await joinCafe(server, cafe, 'Heron')
    await new Voice(server, cafe.hostToken).must({ type: 'start-round' })
    const { seats } = await rootsOf(server, cafe)
    const table = seats[guest.participantId] ?? ''
    const writer = new Writer(server.url, tableDocument(cafe.cafeId, table), guest)
    onTestFinished(() => writer.end())
    return new Company(cafe, guest, writer)
  }

  private constructor(cafe: CafeCreated, guest: CafeJoined, writer: Writer) {
    this.cafe = cafe
    this.guest = guest
    this.writer = writer
  }

  write(edits: number): void {
    for (let n = 0; n < edits; n++) this.writer.edit()
  }

  roots(server: AServer): Promise<Roots> {
    return rootsOf(server, this.cafe)
  }

  /** A host's word to everyone; the code of the refusal, or `ok`. */
  async announce(server: AServer): Promise<string> {
    const path = `/api/cafes/${this.cafe.cafeId}/commands`
    const body = { type: 'announce', text: 'Hello' }
    const { status, body: answer } = await call<{ code?: string }>(server, 'POST', path, body, this.cafe.hostToken)
    return status === 200 ? 'ok' : `${status} ${answer.code}`
  }

  /** What is acknowledged is there, once and unchanged, for somebody who comes now. */
  async expectAllSaved(server: AServer): Promise<void> {
    const reader = await new Reader(server, this.writer.provider.roomname, this.cafe.hostToken).synced()
    const { faults } = faultsOf(this.writer, reader.doc, (noteId) => this.writer.acknowledged(noteId))
    reader.provider.destroy()
    expect(faults).toEqual([])
  }
}

const rootsOf = async (server: AServer, { cafeId, hostToken }: CafeCreated): Promise<Roots> =>
  (await call<Roots>(server, 'GET', `/api/cafes/${cafeId}`, undefined, hostToken)).body

/** Waits until something that is asked for holds. */
export const eventually = (holds: () => Promise<void>, timeout = 30_000) => vi.waitFor(holds, { timeout, interval: 20 })
