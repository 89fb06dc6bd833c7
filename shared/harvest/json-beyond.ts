import { LIMITS } from '../protocol/limits.ts'
import type { BriefingJson } from './json.ts'
import { lensesOf } from './lenses.ts'

type Path = (string | number)[]
type Complain = (path: Path, message: string) => void

/** What was made of the themes names no theme but those of the file, and each of our lenses as it is. */
export function checkBeyond(
  { recommendations = [], lenses = [] }: Pick<BriefingJson, 'recommendations' | 'lenses'>,
  themes: ReadonlyMap<string, unknown>,
  complain: Complain,
): void {
  for (const [r, { theme }] of recommendations.entries()) {
    if (theme !== undefined && !themes.has(theme)) complain(['recommendations', r, 'theme'], 'is no theme of this file')
  }
  const own = lenses.filter(({ name }) => name !== undefined)
  if (own.length > LIMITS.lenses) complain(['lenses'], `has more than ${LIMITS.lenses} of the café's own`)
  const seen = new Set<string>()
  for (const [l, lens] of lenses.entries()) {
    if (seen.has(lens.id)) complain(['lenses', l, 'id'], 'is the id of another one')
    seen.add(lens.id)
    checkLens(lens, ['lenses', l], themes, complain)
  }
}

function checkLens(
  { id, name, items }: NonNullable<BriefingJson['lenses']>[number],
  path: Path,
  themes: ReadonlyMap<string, unknown>,
  complain: Complain,
): void {
  const ours = name === undefined ? lensesOf({}).find((lens) => lens.id === id) : undefined
  if (name === undefined && !ours) complain([...path, 'id'], 'is no lens that comes with every café, and has no name')
  const known = ours && new Set(ours.groups.flatMap((group) => group.items.map((item) => item.id)))
  const seen = new Set<string>()
  for (const [i, item] of items.entries()) {
    const at = [...path, 'items', i]
    if (seen.has(item.id)) complain([...at, 'id'], 'is the id of another one')
    seen.add(item.id)
    if (known && !known.has(item.id)) complain([...at, 'id'], 'is no item of this lens')
    if ((item.text === undefined) !== (name === undefined)) {
      complain([...at, 'text'], 'must be there in an own lens, and in no other')
    }
    for (const [t, theme] of item.themes.entries()) {
      if (!themes.has(theme)) complain([...at, 'themes', t], 'is no theme of this file')
    }
  }
}
