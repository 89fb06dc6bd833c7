import * as Y from 'yjs'

/** A theme as it was made or taken away, in plain values. */
export interface Laid {
  name: string
  description: string
  notes: readonly string[]
  within?: string
  /** Of one that was taken away: which writings it held, by reference, and under `within` where it lay. */
  marks?: ReadonlyMap<string, Mark>
}

/** One change, and what tells whether it is still as it was left. */
export type Deed =
  | { kind: 'put'; theme: string; ref: string; was: Mark; mark: Mark }
  | { kind: 'out'; theme: string; ref: string; was: Mark }
  | { kind: 'within'; theme: string; before: string | undefined; was: Mark; mark: Mark }
  | { kind: 'made'; theme: string; laid: Laid }
  | { kind: 'removed'; theme: string; laid: Laid }

/** Which writing put a value there, or took it away: another that reads the same, by somebody else, is another. */
export type Mark = string

type ThemeMap = Y.Map<unknown>

/** Changes the themes and keeps what it changed; what is so already it leaves alone. */
export class Hand {
  #doc: Y.Doc
  #standsFor: Map<Mark, Mark>
  readonly deeds: Deed[] = []

  constructor(doc: Y.Doc, standsFor: Map<Mark, Mark>) {
    this.#doc = doc
    this.#standsFor = standsFor
  }

  get #themes(): Y.Map<ThemeMap> {
    return this.#doc.getMap('themes')
  }

  #theme(id: string): ThemeMap | null {
    const theme: unknown = this.#themes.get(id)
    return theme instanceof Y.Map ? theme : null
  }

  #notes(id: string): Y.Map<unknown> | null {
    const notes: unknown = this.#theme(id)?.get('notes')
    return notes instanceof Y.Map ? notes : null
  }

  make(id: string, laid: Laid): void {
    if (this.#themes.has(id)) return
    const { name, description, notes, within } = laid
    const theme: ThemeMap = new Y.Map()
    theme.set('name', new Y.Text(name))
    theme.set('description', new Y.Text(description))
    theme.set('notes', new Y.Map(notes.map((ref) => [ref, true] as const)))
    if (within !== undefined) theme.set('within', within)
    this.#themes.set(id, theme)
    this.deeds.push({ kind: 'made', theme: id, laid })
    for (const [key, mark] of laid.marks ?? []) {
      this.#isAgain(markOf(key === 'within' ? theme : this.#notes(id), key), mark)
    }
  }

  remove(id: string): void {
    const laid = laidIn(this.#theme(id))
    if (!laid) return
    this.#themes.delete(id)
    this.deeds.push({ kind: 'removed', theme: id, laid })
  }

  put(id: string, ref: string): void {
    const notes = this.#notes(id)
    if (!notes || notes.has(ref)) return
    const was = markOf(notes, ref)
    notes.set(ref, true)
    this.deeds.push({ kind: 'put', theme: id, ref, was, mark: markOf(notes, ref) })
  }

  takeOut(id: string, ref: string): void {
    const notes = this.#notes(id)
    if (!notes?.has(ref)) return
    const was = markOf(notes, ref)
    notes.delete(ref)
    this.deeds.push({ kind: 'out', theme: id, ref, was })
  }

  /** `undefined`: it stands by itself. */
  place(id: string, within: string | undefined): void {
    const theme = this.#theme(id)
    const before = withinOf(theme)
    if (!theme || before === within) return
    const was = markOf(theme, 'within')
    if (within === undefined) theme.delete('within')
    else theme.set('within', within)
    this.deeds.push({ kind: 'within', theme: id, before, was, mark: markOf(theme, 'within') })
  }

  /** Takes a deed back, as far as it is still as it was left. */
  back(deed: Deed): void {
    const { theme } = deed
    switch (deed.kind) {
      case 'put':
        if (!this.#isStill(this.#notes(theme), deed.ref, deed.mark)) return
        this.takeOut(theme, deed.ref)
        this.#isAgain(markOf(this.#notes(theme), deed.ref), deed.was)
        return
      case 'out':
        if (this.#notes(theme)?.has(deed.ref) !== false) return
        this.put(theme, deed.ref)
        this.#isAgain(markOf(this.#notes(theme), deed.ref), deed.was)
        return
      case 'within':
        if (!this.#isStill(this.#theme(theme), 'within', deed.mark)) return
        this.place(theme, deed.before)
        this.#isAgain(markOf(this.#theme(theme), 'within'), deed.was)
        return
      case 'made':
        if (this.#isAsLaid(theme, deed.laid)) this.remove(theme)
        return
      case 'removed':
        this.make(theme, deed.laid)
    }
  }

  #isStill(map: Y.Map<unknown> | null, key: string, mark: Mark): boolean {
    return map !== null && this.#meant(markOf(map, key)) === this.#meant(mark)
  }

  #isAgain(mark: Mark, before: Mark): void {
    if (this.#meant(before) !== mark) this.#standsFor.set(mark, this.#meant(before))
  }

  #meant(mark: Mark): Mark {
    let meant = mark
    for (let next = this.#standsFor.get(meant); next !== undefined; next = this.#standsFor.get(meant)) meant = next
    return meant
  }

  /** Whether nobody has gone on with a theme: it reads as it was laid down, holds no other, and nobody has answered to it. */
  #isAsLaid(id: string, laid: Laid): boolean {
    const now = laidIn(this.#theme(id))
    if (!now || JSON.stringify(readable(now)) !== JSON.stringify(readable(laid))) return false
    const isHolder = [...this.#themes.values()].some((theme) => withinOf(theme) === id)
    const counts = Object.values((this.#doc.getMap('answers').get(id) ?? {}) as Record<string, object>)
    return !isHolder && !counts.some((of) => Object.values(of).some((n) => n > 0))
  }
}

/** A deleted value counts as a writing, too, until somebody writes there anew. */
function markOf(map: Y.Map<unknown> | null, key: string): Mark {
  const item = map?._map.get(key)
  return item ? `${item.id.client}/${item.id.clock}/${item.deleted}` : 'none'
}

const withinOf = (theme: unknown): string | undefined => {
  const within: unknown = theme instanceof Y.Map ? theme.get('within') : undefined
  return typeof within === 'string' ? within : undefined
}

function laidIn(theme: ThemeMap | null): Laid | null {
  const notes: unknown = theme?.get('notes')
  if (!theme || !(notes instanceof Y.Map)) return null
  const within = withinOf(theme)
  const marks = new Map([...notes.keys()].map((ref) => [ref, markOf(notes, ref)] as const))
  if (within !== undefined) marks.set('within', markOf(theme, 'within'))
  return {
    marks,
    ...readable({
      name: String(theme.get('name') ?? ''),
      description: String(theme.get('description') ?? ''),
      notes: [...notes.keys()],
      ...(within !== undefined && { within }),
    }),
  }
}

/** What a theme reads as, whoever wrote it. */
const readable = ({ name, description, notes, within }: Laid): Laid => ({
  name,
  description,
  notes: [...notes].sort(),
  ...(within !== undefined && { within }),
})
