import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { saidAs } from '@tablecloth/shared/cafe/said.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { TakenTheme } from '@tablecloth/shared/cafe/taken-themes.ts'
import { headsOf } from '@tablecloth/shared/harvest/themes.ts'
import {
  commitmentOf,
  countsOf,
  differenceOf,
  hiddenIn,
  presentIn,
  themeVersion,
  VOICE_ROOTS,
  type VoiceRoots,
} from '@tablecloth/shared/harvest/voices.ts'
import { asId, type CommitmentId, type ParticipantId, type ThemeId } from '@tablecloth/shared/ids.ts'
import { harvestDocument } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'
import type { Batch } from '../storage/storage.ts'
import type { DocumentsPort } from './documents-port.ts'
import { type Change, readRoots, same, writeChanges } from './roots.ts'

interface ThemeRead {
  id: string
  /** Of its words. */
  version: string
  /** It is read as part of another. */
  isWithin: boolean
}

export function themesIn(doc: Y.Doc): ThemeRead[] {
  const themes = [...doc.getMap('themes')].flatMap(([id, theme]) => (theme instanceof Y.Map ? [{ id, theme }] : []))
  const heads = headsOf(
    themes.map(({ id, theme }) => {
      const within = theme.get('within')
      return typeof within === 'string' ? { id, within } : { id }
    }),
  )
  return themes.map(({ id, theme }) => {
    const words = { name: String(theme.get('name') ?? ''), description: String(theme.get('description') ?? '') }
    return { id, version: themeVersion(words), isWithin: heads.get(id) !== id }
  })
}

/** `null` where there is no such theme. */
export const themeIn = (doc: Y.Doc, themeId: string): ThemeRead | null =>
  themesIn(doc).find(({ id }) => id === themeId) ?? null

/** Lays themes down as they were, where none of that id is there. */
export function putThemesBack(doc: Y.Doc, taken: Readonly<Record<string, Omit<TakenTheme, 'by' | 'at'>>>): void {
  const themes = doc.getMap('themes')
  for (const [id, { name, description, notes, within }] of Object.entries(taken)) {
    if (themes.has(id)) continue
    const fields: [string, unknown][] = [
      ['name', new Y.Text(name)],
      ['description', new Y.Text(description)],
      ['notes', new Y.Map(notes.map((place) => [place, true]))],
      ...(within === undefined ? [] : [['within', within] as [string, unknown]]),
    ]
    themes.set(id, new Y.Map(fields))
  }
}

/** Where what is said anew, or taken back, may have been signed before. */
const WORDED: ReadonlySet<string> = new Set(['differences', 'commitments'] satisfies (keyof VoiceRoots)[])

export const readVoices = (doc: Y.Doc): VoiceRoots => readRoots(doc, VOICE_ROOTS) as unknown as VoiceRoots

/**
 * Writes what these facts change of what people say of themes and take on. In the harvest alone: what was shown when the
 * café was closed stays, though nobody knows any more who said it.
 */
export function showVoices(
  events: readonly CafeEvent[],
  state: CafeState,
  documents: DocumentsPort,
  batch: Batch,
): void {
  if (state.cafe.state.phase !== 'harvest') return
  const name = harvestDocument(state.id)
  const presence = [
    { root: 'present', key: 'people', value: presentIn(state) },
    { root: 'present', key: 'hidden', value: hiddenIn(state) || undefined },
  ]
  const doc = documents.read(name)
  // What reads the same is not written: an unsigned sentence that moves when somebody changes their name would be theirs.
  const changes = [...events.flatMap((event) => changesOf(event, state)), ...presence].filter(
    ({ root, key, value }) => !same(doc.getMap(root).get(key), value),
  )
  if (!changes.length) return
  const unsaid = changes.some(({ root, key }) => WORDED.has(root) && doc.getMap(root).has(key))
  documents.change(batch, name, (doc) => writeChanges(doc, changes))
  if (unsaid) documents.forget(batch, name)
}

function changesOf(event: CafeEvent, state: CafeState): Change[] {
  switch (event.type) {
    case 'theme-answered': {
      const { id, themeId, shownAs } = event
      return [
        { root: 'answers', key: themeId, value: countsOf(state, themeId) },
        { root: 'differences', key: shownAs, value: differenceOf(state, id, themeId) },
      ]
    }
    case 'taken-on':
    case 'put-down':
      return [commitmentChange(state, event.commitmentId)]
    case 'words-hidden':
    case 'words-restored':
      return wordsChange(state, event.id)
    case 'profile-changed':
      return ownWords(state, event.id)
    default:
      return []
  }
}

const commitmentChange = (state: CafeState, id: CommitmentId): Change => ({
  root: 'commitments',
  key: id,
  value: commitmentOf(state, id),
})

function wordsChange(state: CafeState, wordsId: string): Change[] {
  const said = saidAs(state, wordsId)
  if (!said) return []
  return said.kind === 'commitment'
    ? [commitmentChange(state, said.id)]
    : [{ root: 'differences', key: wordsId, value: differenceOf(state, said.by, said.themeId) }]
}

/** Everything that somebody has signed, for when they change how they are called. */
function ownWords(state: CafeState, id: ParticipantId): Change[] {
  const answers = Object.entries(state.kept.answers[id] ?? {}).map(
    ([themeId, { id }]) => [asId<ThemeId>(themeId), id] as const,
  )
  const commitments = Object.entries(state.kept.commitments).filter(([, { by }]) => by === id)
  return [
    ...answers.map(([themeId, key]) => ({
      root: 'differences',
      key,
      value: differenceOf(state, id, themeId),
    })),
    ...commitments.map(([key]) => commitmentChange(state, asId<CommitmentId>(key))),
  ]
}
