import type { Rng } from '@tablecloth/shared/rng.ts'
import { anyId, type Landmarks } from './landmarks.ts'
import { type DeletedRanges, endOf, type Id, type ItemModel, type Section, type UpdateModel } from './update-codec.ts'
import { wildContent, wildKey, wildNumber, wildRoot } from './wild.ts'
import { newClient, type World } from './world.ts'

interface Bench {
  world: World
  marks: Landmarks
  rng: Rng
}

type Bend = (update: UpdateModel, bench: Bench) => void

const someSection = ({ sections }: UpdateModel, rng: Rng): Section | null =>
  sections.length ? rng.pick(sections) : null

function someItem({ sections }: UpdateModel, rng: Rng): ItemModel | null {
  const items = sections.flatMap(({ structs }) => structs).filter((struct) => struct.is === 'item')
  return items.length ? rng.pick(items) : null
}

/** An id in the update itself. */
function ownId(update: UpdateModel, rng: Rng): Id | null {
  const section = someSection(update, rng)
  if (!section) return null
  return { client: section.client, clock: section.clock + rng.int(Math.min(endOf(section) - section.clock + 3, 1000)) }
}

function someId(update: UpdateModel, { marks, rng }: Bench): Id {
  const { records, texts, current } = marks
  const known = rng.pick([records, texts, current])
  if (known.length && rng.int(3)) return rng.pick(known).id
  return (rng.int(2) ? ownId(update, rng) : null) ?? anyId(marks, rng)
}

function rangesOf({ deletes }: UpdateModel, client: number): DeletedRanges {
  const found = deletes.find((one) => one.client === client)
  if (found) return found
  const made: DeletedRanges = { client, ranges: [] }
  deletes.push(made)
  return made
}

/** Everything that can be wrong with an update that is still one, by name. */
export const BENDS: Record<string, Bend> = {
  'another client': (update, { world, rng }) => {
    const section = someSection(update, rng)
    if (section) section.client = rng.pick([...world.owners.keys(), newClient(rng, world.owners), 1, 1023, 2 ** 32])
  },
  'another clock': (update, { rng }) => {
    const section = someSection(update, rng)
    if (!section) return
    const shifted = [section.clock + 1, section.clock + rng.int(50), Math.max(0, section.clock - 1 - rng.int(4)), 0]
    section.clock = rng.int(6) ? rng.pick(shifted) : wildNumber(rng)
  },
  'another origin': (update, bench) => {
    const item = someItem(update, bench.rng)
    const side = bench.rng.pick(['origin', 'rightOrigin'] as const)
    if (item) item[side] = bench.rng.int(4) ? someId(update, bench) : null
  },
  'another parent': (update, bench) => {
    const { rng } = bench
    const item = someItem(update, rng)
    if (!item) return
    item.parent = rng.int(2) ? someId(update, bench) : wildRoot(rng)
    if (rng.int(2)) item.origin = item.rightOrigin = null
    if (rng.int(2)) item.sub = rng.int(3) ? wildKey(rng) : null
  },
  'another key': (update, { marks, rng }) => {
    const item = someItem(update, rng)
    if (item) item.sub = rng.int(2) && marks.records.length ? rng.pick(marks.records).key : wildKey(rng)
  },
  'another content': (update, { rng }) => {
    const item = someItem(update, rng)
    if (item) item.content = wildContent(rng)
  },
  'one more': (update, bench) => {
    const { rng } = bench
    const section = someSection(update, rng)
    const item = someItem(update, rng)
    if (!section || !item) return
    section.structs.splice(
      rng.int(section.structs.length + 1),
      0,
      rng.int(2)
        ? { ...item }
        : {
            is: rng.int(3) ? 'gc' : 'skip',
            length: rng.int(8) ? rng.int(9) : wildNumber(rng),
          },
    )
  },
  'one less': (update, { rng }) => {
    const section = someSection(update, rng)
    if (section?.structs.length) section.structs.splice(rng.int(section.structs.length), 1)
  },
  'another order': (update, { rng }) => {
    const section = someSection(update, rng)
    if (section && rng.int(2)) section.structs = rng.shuffle(section.structs)
    else update.sections = rng.shuffle(update.sections)
  },
  'a section twice': (update, { rng }) => {
    const section = someSection(update, rng)
    if (!section) return
    const part = section.structs.slice(0, rng.int(section.structs.length + 1))
    const copy = { client: section.client, clock: rng.int(2) ? section.clock : endOf(section), structs: part }
    update.sections.splice(rng.int(update.sections.length + 1), 0, copy)
  },
  'a section of nothing': (update, { world, rng }) => {
    const client = (rng.int(3) ? someSection(update, rng)?.client : undefined) ?? rng.pick([...world.owners.keys()])
    update.sections.splice(rng.int(update.sections.length + 1), 0, { client, clock: rng.int(3), structs: [] })
  },
  'known ones before it': (update, { marks, rng }) => {
    const section = someSection(update, rng)
    const end = marks.clocks.find(([client]) => client === section?.client)?.[1] ?? 0
    if (!section || section.clock !== end || !end) return
    const length = 1 + rng.int(Math.min(end, 6))
    section.clock -= length
    const item = someItem(update, rng)
    if (item && rng.int(2)) section.structs.unshift({ ...item, content: { is: 'string', text: 'k'.repeat(length) } })
    else section.structs.unshift({ is: rng.int(4) ? 'gc' : 'skip', length })
  },
  'deletes what is there': (update, bench) => {
    const { client, clock } = someId(update, bench)
    const { ranges } = rangesOf(update, client)
    ranges.push({ clock, length: 1 + bench.rng.int(3) })
    if (bench.rng.int(4)) ranges.sort((a, b) => a.clock - b.clock)
  },
  'deletes what it makes': (update, { rng }) => {
    const id = ownId(update, rng)
    if (!id) return
    const { ranges } = rangesOf(update, id.client)
    ranges.push({ clock: id.clock, length: 1 })
    if (rng.int(4)) ranges.sort((a, b) => a.clock - b.clock)
  },
  'deletes less': (update, { rng }) => {
    if (rng.int(2)) update.deletes = []
    else if (update.deletes.length) rng.pick(update.deletes).ranges.pop()
  },
  'deletes out of all proportion': (update, { marks, rng }) => {
    const { client, clock } = anyId(marks, rng)
    rangesOf(update, client).ranges.push({ clock: rng.pick([0, clock]), length: wildNumber(rng) })
  },
  'deletes twice': (update, { rng }) => {
    if (update.deletes.length) update.deletes.push(structuredClone(rng.pick(update.deletes)))
  },
}

/** Turns bits over, cuts, repeats and mixes bytes. */
export function garble(bytes: Uint8Array, rng: Rng): Uint8Array {
  const garbled = [...bytes]
  for (let n = 1 + rng.int(3); n > 0; n--) {
    const at = rng.int(garbled.length + 1)
    const kind = rng.int(6)
    if (kind === 0) garbled[at] = rng.int(256)
    else if (kind === 1) garbled[at] = (garbled[at] ?? 0) ^ (1 << rng.int(8))
    else if (kind === 2) garbled.length = at
    else if (kind === 3) garbled.splice(at, 1 + rng.int(4))
    else if (kind === 4) garbled.splice(at, 0, ...garbled.slice(rng.int(at + 1), at))
    else garbled.push(rng.int(256))
  }
  return Uint8Array.from(garbled, (byte) => byte ?? 0)
}
