import { hasScreen, screenOf } from '@tablecloth/shared/cafe/screen.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { readThemes } from '@tablecloth/shared/harvest/themes.ts'
import { harvestDocument, screenDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { ScreenRoots } from '@tablecloth/shared/protocol/screen.ts'
import type * as Y from 'yjs'
import type { Batch } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import type { DocumentsPort } from './documents-port.ts'
import { changesBetween, type PlainRoots, readRoots, writeChanges } from './roots.ts'

const AT_MOST_EVERY_MS = 1000

interface ScreenParts {
  documents: DocumentsPort
  turns: Turns
  clock: () => number
}

/** The document of the big screens: written by the server, at most once a second, and only where there is a screen. */
export class Screen {
  #joinCode: () => string
  #parts: ScreenParts
  #state: () => CafeState
  #timer: NodeJS.Timeout | null = null
  #shut = false
  #writtenAt = 0

  constructor(joinCode: () => string, parts: ScreenParts, state: () => CafeState) {
    this.#joinCode = joinCode
    this.#parts = parts
    this.#state = state
  }

  /** Something changed that the wall may have to say. */
  disturb(): void {
    if (this.#timer || this.#shut || !hasScreen(this.#state())) return
    const wait = Math.max(0, this.#writtenAt + AT_MOST_EVERY_MS - this.#parts.clock())
    this.#timer = setTimeout(() => this.#write(), wait)
    this.#timer.unref()
  }

  #write(): void {
    this.#timer = null
    this.#writtenAt = this.#parts.clock()
    this.#parts.turns.add((batch) => {
      if (this.#shut) return null
      this.#update(batch)
      return { done: () => {}, failed: () => this.disturb() }
    })
  }

  #update(batch: Batch): void {
    const { documents } = this.#parts
    const state = this.#state()
    const name = screenDocument(state.id)
    const themes = themesIn(documents.read(harvestDocument(state.id)))
    const after = screenOf(state, this.#joinCode(), themes) as unknown as PlainRoots
    const changes = changesBetween(readRoots(documents.read(name), Object.keys(after)), after)
    if (changes.length) documents.change(batch, name, (doc) => writeChanges(doc, changes))
  }

  shut(): void {
    this.#shut = true
    if (this.#timer) clearTimeout(this.#timer)
  }
}

function themesIn(doc: Y.Doc): ScreenRoots['themes'] {
  const themes = readThemes(doc.getMap('themes').toJSON())
  return Object.fromEntries(themes.map(({ id, name, notes }) => [id, { name, notes: notes.length }]))
}
