import { newestActs, removalOf, undoOf } from '@tablecloth/shared/cafe/acts.ts'
import { saidAs } from '@tablecloth/shared/cafe/said.ts'
import { givenTo } from '@tablecloth/shared/cafe/scopes.ts'
import { isAway, isPresent, isSomebody, seatedAt } from '@tablecloth/shared/cafe/seats.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { CafeId, ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { DeskRoots, DeskTable } from '@tablecloth/shared/protocol/desk.ts'
import { deskDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { balanceWord } from '@tablecloth/shared/voices/balance.ts'
import type { Batch } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { glanceAt, paperOf, readNote } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { changesBetween, type PlainRoots, readRoots, writeChanges } from './roots.ts'

const AT_MOST_EVERY_MS = 1000
const NEWEST = 3
/** Longer words are cut on the desk; the table shows them whole. */
const GLIMPSE = 140
const ACTS_SHOWN = 60
const REPORTS_SHOWN = 60

interface DeskParts {
  documents: DocumentsPort
  turns: Turns
  clock: () => number
}

/** The hosts' own document: every table at a glance, written by the server at most once a second. */
export class Desk {
  #cafeId: CafeId
  #joinCode: () => string
  #parts: DeskParts
  #state: () => CafeState
  #disturbed = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #shut = false
  #writtenAt = 0
  /** What of the café's state the desk says already. */
  #told: CafeState | null = null

  constructor(cafeId: CafeId, joinCode: () => string, parts: DeskParts, state: () => CafeState) {
    this.#cafeId = cafeId
    this.#joinCode = joinCode
    this.#parts = parts
    this.#state = state
  }

  /** Something changed at these tables; the desk will say so soon. */
  disturb(tableIds: readonly string[]): void {
    for (const id of tableIds) this.#disturbed.add(id)
    if (this.#timer || this.#shut) return
    const wait = Math.max(0, this.#writtenAt + AT_MOST_EVERY_MS - this.#parts.clock())
    this.#timer = setTimeout(() => this.#write(), wait)
    this.#timer.unref()
  }

  /** Inside a job that has changed what these tables say: the desk says it in the same commit. */
  bring(tableIds: readonly string[], batch: Batch): void {
    if (!this.#shut) this.#update(tableIds, batch)
  }

  #write(): void {
    this.#timer = null
    const tableIds = [...this.#disturbed]
    this.#disturbed.clear()
    this.#writtenAt = this.#parts.clock()
    this.#parts.turns.add((batch) => {
      if (this.#shut) return null
      this.#update(tableIds, batch)
      const failed = () => {
        this.#told = null
        this.disturb(tableIds)
      }
      return { done: () => {}, failed }
    })
  }

  /** Reads and compares only what may have changed: the tables that were disturbed, and what the café's state says anew. */
  #update(tableIds: readonly string[], batch: Batch): void {
    const { documents } = this.#parts
    const name = deskDocument(this.#cafeId)
    const doc = documents.read(name)
    const state = this.#state()
    const tables = doc.getMap('tables')
    const changes = changesBetween(
      { tables: Object.fromEntries(tableIds.map((id) => [id, tables.get(id)])) },
      { tables: Object.fromEntries(tableIds.map((id) => [id, this.#tableAtAGlance(state, id as TableId)])) },
    )
    if (this.#isNew(state)) {
      const after: PlainRoots = {
        waiting: waitingIn(state),
        plan: state.kept.plan,
        past: pastOf(state),
        pins: state.kept.pins,
        planning: { undo: Object.keys(state.kept.undo).length },
        hidden: hiddenIn(state),
        hiddenWords: hiddenWordsIn(state),
        linesAside: linesAsideIn(state),
        agreements: state.kept.agreements,
        slowed: state.kept.slowed,
        takenThemes: takenIn(state),
        balance: state.balance,
        acts: actsIn(state),
        reports: reportsIn(state),
        door: { joinCode: this.#joinCode() },
        scopes: scopesIn(state),
        screens: screensIn(state),
        devices: devicesIn(state),
        removed: removedIn(state),
      }
      changes.push(...changesBetween(readRoots(doc, Object.keys(after)), after))
      this.#told = state
    }
    if (changes.length) documents.change(batch, name, (desk) => writeChanges(desk, changes))
  }

  /** Beyond what is kept, whether an act can be taken back hangs on seats and table hosts. */
  #isNew({ kept, cafe }: CafeState): boolean {
    const told = this.#told
    return !told || kept !== told.kept || cafe.seats !== told.cafe.seats || cafe.tables !== told.cafe.tables
  }

  #tableAtAGlance(state: CafeState, tableId: TableId): DeskTable {
    const cloth = this.#parts.documents.read(tableDocument(this.#cafeId, tableId))
    const { count, reach, newest } = glanceAt(cloth, NEWEST, state.cafe.info.consentDefault)
    const notes = newest.flatMap((id) => {
      const note = readNote(cloth, id)
      return note ? [{ id, ...note }] : []
    })
    const people = seatedAt(state, tableId)
    const balance = lastBalance(state, tableId)
    const floor = state.speaking[tableId]
    const call = state.kept.calls[tableId]
    return {
      people,
      notes: count,
      reach,
      newest: notes.map(({ id, text, author, voice }) => ({
        id,
        text: text.slice(0, GLIMPSE),
        author: voice ?? author ?? null,
        paper: paperOf(cloth, id) ?? null,
      })),
      lastNoteAt: notes.at(-1)?.createdAt ?? null,
      floorAt: state.kept.floorAt[tableId] ?? null,
      turns: floor?.turns ?? 0,
      totalMs: floor?.totalMs ?? 0,
      speaking: floor?.current.map(({ participantId }) => participantId) ?? [],
      balance: balance ? balanceWord(balance) : null,
      unheard: people.filter(
        (id) => !isAway(state, id) && (state.kept.voices[id]?.lastRound ?? -1) !== state.cafe.state.round,
      ).length,
      call: call ? { words: call.words, at: call.at } : null,
    }
  }

  shut(): void {
    this.#shut = true
    if (this.#timer) clearTimeout(this.#timer)
  }
}

/** Of the round that has ended last: nothing here moves while anybody speaks. */
function lastBalance(state: CafeState, tableId: TableId): number[] | undefined {
  const { phase, round } = state.cafe.state
  return state.balance[tableId]?.[phase === 'round' ? round - 1 : round]
}

function waitingIn(state: CafeState): Record<string, unknown> {
  const waiting = Object.entries(state.kept.participants).filter(([, person]) => isPresent(person) && !person.admitted)
  return Object.fromEntries(
    waiting.map(([id, { name, joinedAt, after }]) => [id, { name, since: joinedAt, ...(after ? { after } : {}) }]),
  )
}

/** Whoever was asked to leave and can be let back. */
function removedIn(state: CafeState): DeskRoots['removed'] {
  const removed = Object.entries(state.kept.participants).filter(
    ([, person]) => person.gone === 'removed' && isSomebody(person),
  )
  return Object.fromEntries(
    removed.map(([id, { name, role }]) => {
      const act = removalOf(state, id as ParticipantId)?.[1]
      return [id, { name, ...(role === 'host' ? { host: true } : {}), ...(act ? { by: act.by, at: act.at } : {}) }]
    }),
  )
}

function takenIn(state: CafeState): DeskRoots['takenThemes'] {
  return Object.fromEntries(
    Object.entries(state.kept.takenThemes).map(([id, { name, by, at }]) => [
      id,
      { name: name.slice(0, GLIMPSE), by, at },
    ]),
  )
}

function actsIn(state: CafeState): DeskRoots['acts'] {
  return Object.fromEntries(
    newestActs(state.kept.acts, ACTS_SHOWN).map(([id, act]) => {
      const undo = undoOf(state, act)
      return [id, { ...act, ...(undo ? { undo } : {}) }]
    }),
  )
}

/** Who sent it stays here where they chose so. */
function reportsIn(state: CafeState): DeskRoots['reports'] {
  const newest = Object.entries(state.kept.reports).sort(([, a], [, b]) => b.at - a.at)
  return Object.fromEntries(
    newest
      .slice(0, REPORTS_SHOWN)
      .map(([id, { by, unnamed, ...report }]) => [id, { ...report, ...(unnamed ? {} : { by }) }]),
  )
}

function scopesIn(state: CafeState): DeskRoots['scopes'] {
  const hosts = Object.keys(state.cafe.hosts) as ParticipantId[]
  return Object.fromEntries(hosts.map((id) => [id, [...givenTo(state, id)]]))
}

function screensIn(state: CafeState): DeskRoots['screens'] {
  const screens = Object.entries(state.kept.participants).filter(
    ([, one]) => one.role === 'projector' && isPresent(one),
  )
  return Object.fromEntries(screens.map(([id, { joinedAt }]) => [id, { since: joinedAt }]))
}

function devicesIn(state: CafeState): DeskRoots['devices'] {
  const present = Object.entries(state.kept.participants).filter(([, one]) => isPresent(one))
  return Object.fromEntries(
    present.flatMap(([id, { tableId, joinedAt: since }]) => (tableId ? [[id, { since, tableId }]] : [])),
  )
}

/** Who sat where, round by round, tables as keys. */
function pastOf(state: CafeState): DeskRoots['past'] {
  return Object.fromEntries(
    Object.entries(state.kept.history).map(([round, seats]) => {
      const tables = Object.fromEntries(Object.keys(state.cafe.tables).map((id): [string, ParticipantId[]] => [id, []]))
      for (const [id, table] of Object.entries(seats)) tables[table]?.push(id as ParticipantId)
      return [round, tables]
    }),
  )
}

function hiddenIn(state: CafeState): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(state.kept.hidden).map(([key, { text, author, by, at }]) => [
      key,
      { text: text.slice(0, GLIMPSE), author: author ?? null, by, at },
    ]),
  )
}

function linesAsideIn(state: CafeState): DeskRoots['linesAside'] {
  const aside = Object.entries(state.kept.proposed).filter(([, line]) => line.aside)
  return Object.fromEntries(aside.map(([id, { text, order }]) => [id, { text, order }]))
}

function hiddenWordsIn(state: CafeState): DeskRoots['hiddenWords'] {
  return Object.fromEntries(
    Object.entries(state.kept.hiddenWords).flatMap(([id, { at }]) => {
      const text = wordsOf(state, id)
      return text === undefined ? [] : [[id, { text: text.slice(0, GLIMPSE), at }]]
    }),
  )
}

function wordsOf(state: CafeState, wordsId: string): string | undefined {
  const said = saidAs(state, wordsId)
  if (!said) return undefined
  return said.kind === 'commitment'
    ? state.kept.commitments[said.id]?.text
    : state.kept.answers[said.by]?.[said.themeId]?.text
}
