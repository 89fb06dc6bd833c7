import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { PHASES } from '../protocol/matrix.ts'
import { aCast, type Cast, PARTS, type Part } from './a-cast.ts'
import { type AServer, aServer, Reader, until } from './a-server.ts'

/** In which phases who may: lobby, round, between, gallery, harvest, closed. A letter is a yes. */
type Row = Partial<Record<Part, string>>
interface DocumentRow {
  reads: Row
  /** Who may write anything at all. */
  opens: Row
  /** Root → who writes in it, of those. */
  roots: Record<string, readonly Part[]>
}

const ALWAYS = 'lrbghc'
const everybody = (phases: string, ...parts: readonly Part[]): Row =>
  Object.fromEntries(parts.map((part) => [part, phases]))
const KEEPERS = ['organiser', 'host', 'words'] as const
/** They read what hosts read, and write as everybody does. */
const OTHERS = ['door', 'time', 'tables'] as const
const HOSTS = [...KEEPERS, ...OTHERS] as const
const PEOPLE = [...HOSTS, 'stranger', 'seated', 'self', 'table-host'] as const

const tableRow = (seated: readonly Part[], device: Part): DocumentRow => ({
  reads: { ...everybody(ALWAYS, ...HOSTS, device), ...everybody('.rbgh.', ...seated) },
  opens: { ...everybody('lrb.h.', ...KEEPERS), ...everybody('.rb...', ...OTHERS, ...seated, device) },
  roots: {
    notes: [...HOSTS, ...seated, device],
    layout: [...HOSTS, ...seated, device],
    reactions: [...HOSTS, ...seated, device],
    recap: [...KEEPERS, ...seated.filter((part) => part === 'table-host')],
    speaking: [],
    guests: [],
  },
})

/** Who reads and writes what of a café's documents, and when, written down a second time. */
const DOCUMENTS: Record<string, DocumentRow> = {
  cafe: { reads: everybody(ALWAYS, ...PEOPLE, 'device', 'table-device'), opens: {}, roots: { state: [] } },
  desk: { reads: everybody(ALWAYS, ...HOSTS), opens: {}, roots: { acts: [] } },
  screen: { reads: everybody(ALWAYS, 'projector'), opens: {}, roots: { state: [] } },
  'gallery/t1': { reads: everybody(ALWAYS, ...PEOPLE), opens: {}, roots: { notes: [], tallies: [], guests: [] } },
  harvest: {
    reads: everybody(ALWAYS, ...PEOPLE),
    opens: everybody('....h.', ...PEOPLE),
    roots: { themes: PEOPLE, lensMarks: PEOPLE, recommendations: PEOPLE, voices: [], threads: [] },
  },
  'table/t1': tableRow(['table-host'], 'table-device'),
  'table/t2': tableRow(['stranger', 'seated', 'self'], 'device'),
}

const says = (row: Row, part: Part, phase: PhaseName): boolean => (row[part]?.[PHASES.indexOf(phase)] ?? '.') !== '.'

function expectedOf(name: string, root: string | null, part: Part, phase: PhaseName): string {
  if (part === 'removed') return 'bad_token'
  if (part === 'waiting') return 'not_admitted'
  const { reads, opens, roots } = DOCUMENTS[name] as DocumentRow
  if (!says(reads, part, phase)) return 'not_allowed'
  if (root === null) return 'yes'
  const isOpenSometimes = Object.keys(opens).length > 0
  if (!says(opens, part, phase)) return isOpenSometimes ? 'wrong_phase' : 'not_allowed'
  return roots[root]?.includes(part) ? 'yes' : 'not_allowed'
}

/** Something that could stand under this root, and the key under which it would. */
function put(doc: Y.Doc, root: string, me: string, number: number): string {
  const note = `note-${number}-of-the-matrix`
  const map = doc.getMap(root)
  const put = (key: string, value: unknown) => {
    map.set(key, value)
    return key
  }
  const record = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields))
  switch (root) {
    case 'notes':
      return put(note, record({ text: new Y.Text('a thought'), author: me, createdAt: 1_800_000_000_000 }))
    case 'themes':
      return put(note, record({ name: new Y.Text('Trust'), description: new Y.Text(''), notes: new Y.Map() }))
    case 'lensMarks':
      return put(`${note}:principles.p${number % 9}`, true)
    case 'recommendations':
      return put(note, record({ text: new Y.Text('Ask them first'), theme: note }))
    case 'layout':
      return put(note, { x: number, y: number })
    case 'reactions':
      return put(`${note}:${me}`, 'heart')
    case 'recap':
      return put(String(number % 20), `What we have so far, ${number}`)
    default:
      return put(note, { number })
  }
}

const codeOf = (reason: string): string => {
  try {
    return (JSON.parse(reason) as { code: string }).code
  } catch {
    return `"${reason}"`
  }
}

/** The last chair somebody had is told apart from one that they never had; both are a no. */
const readCode = (code: string): string => (code === 'seat_moved' ? 'not_allowed' : code)

class Stage {
  readonly #server: AServer
  readonly #cast: Cast
  readonly #witnesses = new Map<string, Reader>()
  readonly wrong: string[] = []
  cells = 0
  #number = 0

  constructor(server: AServer, cast: Cast) {
    this.#server = server
    this.#cast = cast
  }

  /** Asks all of one part, cell by cell. */
  async play(part: Part): Promise<void> {
    for (const [name, { roots }] of Object.entries(DOCUMENTS)) {
      for (const root of [null, ...Object.keys(roots)]) {
        const { phase } = this.#cast
        const expected = expectedOf(name, root, part, phase)
        const answer = await this.#ask(part, name, root)
        this.cells++
        if (answer !== expected) {
          const cell = `${part}, ${name}, ${root ?? 'reading'}, ${phase}`
          this.wrong.push(`${cell}: ${answer} where the table says ${expected}`)
        }
      }
    }
  }

  async #ask(part: Part, name: string, root: string | null): Promise<string> {
    const { cafe, players } = this.#cast
    const { id, token } = players[part]
    const witness = root === null ? null : await this.#witness(name)
    const reader = new Reader(this.#server, fullName(cafe.cafeId, name), token)
    const closed = () => reader.closes.length > 0
    await until(() => reader.provider.synced || closed())
    let isThere = () => reader.provider.synced
    if (root !== null && !closed()) {
      const key = put(reader.doc, root, id, this.#number++)
      const expected = JSON.stringify(reader.doc.getMap(root).toJSON()[key])
      isThere = () => JSON.stringify(witness?.root(root)[key]) === expected
    }
    await until(() => closed() || isThere())
    const [close] = reader.closes
    reader.provider.destroy()
    reader.doc.destroy()
    return close ? readCode(codeOf(close.reason)) : 'yes'
  }

  /** Somebody who reads the document in any phase, and shows what the others are told. */
  async #witness(name: string): Promise<Reader> {
    const known = this.#witnesses.get(name)
    if (known) return known.synced()
    const { cafe, players } = this.#cast
    const { token } = players[name === 'screen' ? 'projector' : 'organiser']
    const witness = new Reader(this.#server, fullName(cafe.cafeId, name), token)
    this.#witnesses.set(name, witness)
    return witness.synced()
  }
}

const fullName = (cafeId: string, name: string): string => {
  const [kind, tableId] = name.split('/')
  return [kind, cafeId, tableId].filter(Boolean).join('/')
}

test('[HO61] whoever opens or writes any document in any phase is let or refused over the true socket as the table says', async () => {
  const server = await aServer()
  const stages = await Promise.all(PHASES.map(async (phase) => new Stage(server, await aCast(server, phase))))
  await Promise.all(stages.map((stage) => Promise.all(PARTS.map((part) => stage.play(part)))))
  const cells = stages.reduce((sum, stage) => sum + stage.cells, 0)
  console.info(`the matrix of documents: ${cells} cells over Yjs sockets`)
  expect(stages.flatMap(({ wrong }) => wrong)).toEqual([])
  const each = Object.values(DOCUMENTS).reduce((sum, { roots }) => sum + 1 + Object.keys(roots).length, 0)
  expect(cells).toBe(each * PARTS.length * PHASES.length)
}, 240_000)

test('[HO61] every root that people write is in the matrix', () => {
  expect(Object.keys(DOCUMENTS['table/t1']?.roots ?? {})).toEqual(
    expect.arrayContaining(Object.keys(WRITES.table.roots)),
  )
  expect(Object.keys(DOCUMENTS.harvest?.roots ?? {})).toEqual(expect.arrayContaining(Object.keys(WRITES.harvest.roots)))
})
