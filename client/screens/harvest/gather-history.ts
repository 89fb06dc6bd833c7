import * as Y from 'yjs'
import { oncePerDocument } from '../../connection/once-per-document.ts'
import { OWN } from '../../connection/shared-document.ts'
import { type Deed, Hand, type Mark } from './gather-hand.ts'

export type StepName = 'made' | 'removed' | 'put' | 'out' | 'merged' | 'apart' | 'split' | 'words'
export type Way = 'undo' | 'redo'

interface Step {
  name: StepName
  deeds: Deed[]
  /** It was taken after so many steps of typing. */
  after: number
}

/**
 * What one person did in gathering, to take back and to do again: never what others did. Whatever has been changed since by
 * somebody else stays as it is now. Typing is left to Yjs's undo manager; everything else is kept here, and a theme that
 * comes back is laid down anew, since the manager may mistake where words lay inside what it has brought back itself
 * (yjs/yjs, issue 794).
 */
export class GatherHistory {
  #doc: Y.Doc
  #typing: Y.UndoManager
  #steps: Record<Way, Step[]> = { undo: [], redo: [] }
  #listeners = new Set<() => void>()
  /** What was written to bring something back → what it stands for. */
  #standsFor = new Map<Mark, Mark>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#typing = new Y.UndoManager([this.#themes], {
      trackedOrigins: new Set([OWN]),
      captureTransaction: ({ meta }) => !meta.has(GatherHistory),
      captureTimeout: 4000,
    })
    this.#typing.on('stack-item-added', ({ type }: { type: Way }) => {
      if (type === 'undo' && !this.#typing.redoing) this.#steps.redo = []
      this.#tell()
    })
  }

  get #themes(): Y.Map<unknown> {
    return this.#doc.getMap('themes')
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** What the next step would be; `null` where there is none. */
  next(way: Way): StepName | null {
    const step = this.#steps[way].at(-1)
    if (this.#typed(way) > (step?.after ?? 0)) return 'words'
    return step?.name ?? null
  }

  /** Several changes as one step, in one transaction. */
  take(name: StepName, change: (hand: Hand) => void): void {
    const deeds = this.#change(change)
    if (deeds.length === 0) return
    this.#typing.clear(false, true)
    this.#typing.stopCapturing()
    this.#steps.redo = []
    this.#steps.undo.push({ name, deeds, after: this.#typed('undo') })
    this.#tell()
  }

  /**
   * One step back or forth. Answers what it was, and whether anything was left of it to do; `null` where there is no step.
   */
  go(way: Way): { name: StepName; done: boolean } | null {
    const other: Way = way === 'undo' ? 'redo' : 'undo'
    const step = this.#steps[way].at(-1)
    if (this.#typed(way) > (step?.after ?? 0)) {
      // Words of a theme that is gone are passed over.
      if (this.#typing[way]() === null) return this.go(way)
      this.#tell()
      return { name: 'words', done: true }
    }
    if (!step) return null
    this.#steps[way].pop()
    const deeds = this.#change((hand) => {
      for (const deed of [...step.deeds].reverse()) hand.back(deed)
    })
    this.#typing.stopCapturing()
    if (deeds.length > 0) this.#steps[other].push({ name: step.name, deeds, after: this.#typed(other) })
    this.#tell()
    return { name: step.name, done: deeds.length > 0 }
  }

  /** What is typed next is a step of its own. */
  startStep(): void {
    this.#typing.stopCapturing()
  }

  #typed(way: Way): number {
    return (way === 'undo' ? this.#typing.undoStack : this.#typing.redoStack).length
  }

  #change(change: (hand: Hand) => void): Deed[] {
    const hand = new Hand(this.#doc, this.#standsFor)
    this.#doc.transact((transaction) => {
      transaction.meta.set(GatherHistory, true)
      change(hand)
    }, OWN)
    return hand.deeds
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const gatherHistoryOf = oncePerDocument((doc) => new GatherHistory(doc))
