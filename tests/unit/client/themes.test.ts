import { readThemes } from '@tablecloth/shared/harvest/themes.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import type { DocumentState } from '../../../client/connection/shared-document.ts'
import { followRoots, type Roots } from '../../../client/screens/gallery/follow-roots.ts'
import {
  createTheme,
  deleteTheme,
  noteRef,
  putInto,
  splitRef,
  takeOut,
  themeId,
  themeText,
} from '../../../client/screens/harvest/themes.ts'

const steady = { bytes: (length: number) => new Uint8Array(length).fill(7) }
const read = (doc: Y.Doc) => readThemes(doc.getMap('themes').toJSON())
const NOTE = noteRef('table-1', 'note-12345678')

describe('themes of the harvest', () => {
  test('a theme comes with name, description and notes in one transaction, as the guard asks', () => {
    const doc = new Y.Doc()
    let transactions = 0
    doc.on('afterTransaction', () => {
      transactions += 1
    })
    const id = themeId(1_800_000_000_000, steady)
    createTheme(doc, id, '  Two   seats ', [NOTE])
    expect(transactions).toBe(1)
    expect(read(doc)).toMatchObject([{ id, name: 'Two seats', description: '', notes: [NOTE], parts: [] }])
    expect(id).toMatch(WRITES.harvest.roots.themes?.key ?? /^$/)
    expect(themeText(doc, id, 'description')).toBeInstanceOf(Y.Text)
  })

  test('themes stand in the order in which they were made', () => {
    const doc = new Y.Doc()
    for (const at of [3_000, 2_000_000_000_000, 1_000_000]) createTheme(doc, themeId(at, steady), String(at))
    expect(read(doc).map(({ name }) => name)).toEqual(['3000', '1000000', '2000000000000'])
  })

  test('a name longer than the café can hold is cut', () => {
    const doc = new Y.Doc()
    createTheme(doc, 'theme-1234', 'x'.repeat(500))
    expect(read(doc)[0]?.name).toHaveLength(LIMITS.themeName)
  })

  test('one note may stand in several themes, and taking it out of one leaves the other', () => {
    const doc = new Y.Doc()
    createTheme(doc, 'theme-aaaa', 'A')
    createTheme(doc, 'theme-bbbb', 'B')
    putInto(doc, 'theme-aaaa', [NOTE])
    putInto(doc, 'theme-bbbb', [NOTE])
    takeOut(doc, 'theme-aaaa', NOTE)
    expect(read(doc).map(({ notes }) => notes)).toEqual([[], [NOTE]])
  })

  test('only an empty theme can be taken away', () => {
    const doc = new Y.Doc()
    createTheme(doc, 'theme-aaaa', 'A', [NOTE])
    expect(deleteTheme(doc, 'theme-aaaa')).toBe(false)
    takeOut(doc, 'theme-aaaa', NOTE)
    expect(deleteTheme(doc, 'theme-aaaa')).toBe(true)
    expect(read(doc)).toEqual([])
    expect(deleteTheme(doc, 'theme-aaaa')).toBe(false)
  })

  test('a reference names table and note', () => {
    expect(splitRef(NOTE)).toEqual({ tableId: 'table-1', noteId: 'note-12345678' })
  })
})

describe('a document read as plain roots', () => {
  const follow = (names: string[]) => {
    const doc = new Y.Doc()
    const state = createStore<DocumentState>(() => ({ doc, arrived: false }) as DocumentState)
    const told: Roots[] = []
    const stop = followRoots({ state }, names, (roots) => told.push(roots))
    return { doc, state, told, stop }
  }

  test('a root that did not change keeps its identity, down to words within it', () => {
    const { doc, told } = follow(['themes', 'other'])
    createTheme(doc, 'theme-aaaa', 'A')
    const before = told.at(-1)
    themeText(doc, 'theme-aaaa', 'name')?.insert(1, 'B')
    const after = told.at(-1)
    expect(readThemes(after?.themes ?? {})[0]?.name).toBe('AB')
    expect(after?.other).toBe(before?.other)
    expect(after?.themes).not.toBe(before?.themes)
  })

  test('it follows the document when a fresh one takes its place, and stops when told to', () => {
    const { doc, state, told, stop } = follow(['themes'])
    const fresh = new Y.Doc()
    createTheme(fresh, 'theme-bbbb', 'B')
    state.setState({ doc: fresh })
    expect(Object.keys(told.at(-1)?.themes ?? {})).toEqual(['theme-bbbb'])
    const count = told.length
    createTheme(doc, 'theme-aaaa', 'A')
    expect(told).toHaveLength(count)
    stop()
    createTheme(fresh, 'theme-cccc', 'C')
    expect(told).toHaveLength(count)
  })
})
