import { randomBytes } from 'node:crypto'
import { makeId, type ThemeId } from '@tablecloth/shared/ids.ts'
import { galleryDocument, harvestDocument } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'
import { type Chance, createChance } from './chance.ts'
import { creditFor, inGallery } from './expected.ts'
import type { Guest } from './guest.ts'
import type { Host } from './host.ts'
import type { WrittenTheme } from './ledger.ts'
import type { Options } from './options.ts'
import { Sheet } from './sheet.ts'
import type { Show } from './show.ts'
import { inWaves, pause, until } from './wait.ts'
import { THEMES } from './words.ts'

const WAVE = 50
const LONGEST_GATHERING_MS = 20_000

interface GalleryNote {
  text: string
  round: number
  credit: { kind: string; label: string }
}

/** Everybody reads two tables' cloths, one of them so that no table goes unread. */
export async function walk(show: Show, host: Host, guests: readonly Guest[], options: Options): Promise<void> {
  for (const { cloth } of guests) cloth?.sheet.end()
  await host.voice.must({ type: 'start-gallery' })
  await host.sees('gallery')
  const { tables, cafeId } = host.made
  const names = Object.fromEntries(tables.map(({ id, name }) => [id, name]))
  await inWaves(guests, WAVE, async ({ token, author }, index) => {
    const chance = createChance(`${options.seed}/${index}/gallery`)
    const some = new Set([tables[index % tables.length], chance.pick(tables)].flatMap((table) => table?.id ?? []))
    for (const tableId of some) {
      const sheet = new Sheet(show.wire, galleryDocument(cafeId, tableId), token, show.closes)
      await show.tolerate(readAlong(show, sheet, tableId, names, author.name))
      sheet.end()
      show.counts.galleries++
    }
  })
}

async function readAlong(show: Show, sheet: Sheet, tableId: string, names: Record<string, string>, reader: string) {
  const wanted = inGallery(show.ledger.at(tableId))
  const notes = sheet.doc.getMap<GalleryNote>('notes')
  await sheet.opened()
  await until(
    () => notes.size === wanted.length,
    () => `the gallery of ${tableId} to hold ${wanted.length} notes for ${reader}, not ${notes.size}`,
    show.wire,
  )
  for (const note of wanted) {
    const { kind, label } = creditFor(note, names)
    const found = notes.get(note.id)
    const isSame = found?.text === note.text && found.round === note.round
    if (!isSame || found.credit.kind !== kind || found.credit.label !== label) {
      show.fault(`gallery of ${tableId}: note ${note.id} is not as written`)
    }
  }
}

/** The host lays out themes; guests describe them, and put their own notes and some of their table's into them. */
export async function gather(show: Show, host: Host, guests: readonly Guest[], options: Options): Promise<void> {
  await host.voice.must({ type: 'start-harvest' })
  await host.sees('harvest')
  const { cafeId, hostToken } = host.made
  const open = (token: string) => {
    const sheet = new Sheet(show.wire, harvestDocument(cafeId), token, show.closes)
    show.leaveLast(() => sheet.end())
    return sheet
  }
  const hosts = await open(hostToken).opened()
  layThemes(show, hosts)
  const sheets: Sheet[] = []
  await inWaves(guests, WAVE, async ({ token }, index) => {
    const sheet = open(token)
    sheets[index] = sheet
    await sheet.opened()
    const themes = sheet.doc.getMap('themes')
    await show.tolerate(
      until(
        () => themes.size === THEMES.length,
        () => 'the themes to arrive',
        show.wire,
      ),
    )
  })
  const span = Math.min(LONGEST_GATHERING_MS, options.minutes * 60_000 * 0.3)
  await Promise.all(
    guests.map(async (guest, index) => {
      const sheet = sheets[index]
      if (!sheet) return
      const chance = createChance(`${options.seed}/${index}/harvest`)
      await pause(chance.part() * span, show.wire.signal)
      const theme = [...show.ledger.themes.values()][index]
      if (theme) describe(sheet, theme, guest.person.sayings.sentences[index])
      for (const [id, places] of sorted(show, guest, chance)) {
        await pause((chance.part() * span) / 10, show.wire.signal)
        put(sheet, id, places)
      }
    }),
  )
  const lacking = () => [...show.ledger.themes.values()].filter((theme) => !isWhole(hosts, theme)).length
  await show.tolerate(
    until(
      () => lacking() === 0,
      () => `${lacking()} themes to be whole for the host`,
      show.wire,
    ),
  )
  for (const sheet of sheets) sheet?.end()
}

const themesOf = (sheet: Sheet) => sheet.doc.getMap<Y.Map<unknown>>('themes')
const notesOf = (sheet: Sheet, id: string) => themesOf(sheet).get(id)?.get('notes') as Y.Map<true> | undefined
const descriptionOf = (sheet: Sheet, id: string) => themesOf(sheet).get(id)?.get('description') as Y.Text | undefined

function layThemes({ ledger }: Show, sheet: Sheet): void {
  sheet.doc.transact(() => {
    for (const { name, description } of THEMES) {
      const id = makeId<ThemeId>({ bytes: randomBytes }, 12)
      ledger.themes.set(id, { id, name, description, places: new Set() })
      const made = new Y.Map<unknown>()
      made.set('name', new Y.Text(name))
      made.set('description', new Y.Text(description))
      made.set('notes', new Y.Map<true>())
      themesOf(sheet).set(id, made)
    }
  })
}

function describe(sheet: Sheet, theme: WrittenTheme, more = ''): void {
  const description = descriptionOf(sheet, theme.id)
  if (!description || !more) return
  theme.description += ` ${more}`
  description.insert(description.length, ` ${more}`)
}

/** Which notes go where, and on record: most of one's own, some of them twice, and one of somebody else's. */
function sorted({ ledger }: Show, { author, cloth }: Guest, chance: Chance): Map<string, string[]> {
  const notes = [...ledger.notes.values()]
  const own = notes.filter((note) => note.author.participantId === author.participantId)
  const others = inGallery(ledger.at(cloth?.tableId ?? ''))
  const chosen = inGallery(own).filter(() => chance.of100(85))
  if (others.length) chosen.push(chance.pick(others))
  const themes = [...ledger.themes.values()]
  const wishes = new Map<string, string[]>()
  for (const { tableId, id } of chosen) {
    for (const theme of chance.shuffle(themes).slice(0, chance.of100(12) ? 2 : 1)) {
      theme.places.add(`${tableId}/${id}`)
      wishes.set(theme.id, [...(wishes.get(theme.id) ?? []), `${tableId}/${id}`])
    }
  }
  return wishes
}

function put(sheet: Sheet, themeId: string, places: readonly string[]): void {
  sheet.doc.transact(() => {
    for (const place of places) notesOf(sheet, themeId)?.set(place, true)
  })
}

const isWhole = (sheet: Sheet, { id, places, description }: WrittenTheme) =>
  notesOf(sheet, id)?.size === places.size && descriptionOf(sheet, id)?.toString() === description
