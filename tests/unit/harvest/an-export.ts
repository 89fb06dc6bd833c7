import { type BriefingInput, briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { type BriefingJson, jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { fullCafe } from './a-full-cafe.ts'

/** A full café with counted voices and voices that tables named, as its JSON export. */
export function anExport(more: Partial<BriefingInput> = {}): BriefingJson {
  const cafe = fullCafe()
  const roots = {
    ...cafe.roots,
    perspectives: {
      ...cafe.roots.perspectives,
      status: { name: 'No papers', sensitive: true, order: 3 },
    },
    counted: { byfor: 'most', status: 'some' },
  } as unknown as BriefingInput['roots']
  const namedMissing = [
    { tableId: 't1', round: 0, text: 'Whoever cleans this room' },
    { tableId: 't2', round: 1, text: 'من لا ورق لهم' },
  ]
  return JSON.parse(jsonOf(briefingOf({ ...cafe, roots, namedMissing, ...more }))) as BriefingJson
}

/**
 * The same export whatever its ids are: everything that names something names it by its place in the file. The café's own id
 * is left out.
 */
export function withoutIds(file: BriefingJson): unknown {
  const themes = file.themes.flatMap((theme) => [theme, ...(theme.parts ?? [])])
  const named = { table: file.cafe.tables, note: file.notes, theme: themes }
  const byId = new Map(
    Object.entries(named).flatMap(([kind, things]) => things.map(({ id }, n) => [`${kind} ${id}`, `${kind} ${n}`])),
  )
  const of = (kind: string, id: string) => byId.get(`${kind} ${id}`) ?? `a strange ${kind}: ${id}`
  return {
    ...file,
    cafe: { ...file.cafe, id: '', tables: file.cafe.tables.map((one) => ({ ...one, id: of('table', one.id) })) },
    themes: file.themes.map((one) => ({
      ...one,
      id: of('theme', one.id),
      notes: one.notes.map((id) => of('note', id)),
      ...(one.own && { own: one.own.map((id) => of('note', id)) }),
      parts: one.parts?.map((part) => ({
        ...part,
        id: of('theme', part.id),
        within: of('theme', part.within),
        notes: part.notes.map((id) => of('note', id)),
      })),
    })),
    notes: file.notes.map((one) => ({
      ...one,
      id: of('note', one.id),
      tableId: of('table', one.tableId),
      themes: one.themes.map((id) => of('theme', id)),
      ...(one.buildsOn !== undefined && { buildsOn: of('note', one.buildsOn) }),
      ...(one.went && { went: one.went.map((way) => ({ ...way, tableId: of('table', way.tableId) })) }),
    })),
    ...(file.recommendations && {
      recommendations: file.recommendations.map((one) => ({
        ...one,
        ...(one.theme !== undefined && { theme: of('theme', one.theme) }),
      })),
    }),
    ...(file.lenses && {
      lenses: file.lenses.map(({ id, name, items }) => ({
        ...(name === undefined ? { id } : { name }),
        items: items.map((item) => ({ ...item, themes: item.themes.map((theme) => of('theme', theme)) })),
      })),
    }),
    ...(file.threads && {
      // In an order that tells nothing, which is another one each time.
      threads: file.threads
        .map((one) => ({ ...one, from: of('note', one.from), to: of('note', one.to) }))
        .sort((a, b) => (a.words < b.words ? -1 : 1)),
    }),
    missingVoices: file.missingVoices.map((one) => ({ ...one, tables: one.tables.map((id) => of('table', id)) })),
    namedMissing: file.namedMissing.map((one) => ({ ...one, tableId: of('table', one.tableId) })),
  }
}
