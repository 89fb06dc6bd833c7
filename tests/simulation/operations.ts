/**
 * What can happen, as plain values: a list of these is a whole case, which can be kept, made smaller and played again.
 * Numbers that choose among what there is (`note`, `at`) are taken modulo how much there is; what cannot be done is left
 * out, so that a list keeps its meaning when others are taken out of it.
 */
export type Operation =
  | { do: 'wait'; ms: number }
  /** Tabs are named `<person>/<n>`; a stock one is a provider without anything of ours around it. */
  | { do: 'open'; tab: string; stock?: true }
  /** Closed as a page is, with its left-over words handed back. */
  | { do: 'close'; tab: string }
  | { do: 'write'; tab: string; x: number }
  | { do: 'type'; tab: string; note: number; at: number }
  /** Takes whole characters out of one of one's own notes. */
  | { do: 'erase'; tab: string; note: number; at: number; length: number }
  | { do: 'remove'; tab: string; note: number }
  | { do: 'consent'; tab: string; note: number; choice: number }
  | { do: 'move'; tab: string; note: number; x: number }
  /** Carries a note about: so many moves, one after so many ms. */
  | { do: 'drag'; tab: string; note: number; times: number; every: number }
  | { do: 'react'; tab: string; note: number; choice: number }
  | { do: 'undo' | 'redo'; tab: string }
  /** Lays words that came back onto the cloth where one sits now. */
  | { do: 'lay'; tab: string }
  /** Shows the others which note one is writing. */
  | { do: 'show'; tab: string; note: number }
  /** Yjs gives the document another client id, as it does when it meets its own. */
  | { do: 'renumber'; tab: string }
  /** `heard`: the browser notices. */
  | { do: 'offline'; tab: string; heard: boolean }
  /** `same`: over the old connections, if they have lasted. */
  | { do: 'online'; tab: string; heard: boolean; same: boolean }
  | { do: 'cut'; tab: string; known: 'both' | 'client' | 'server' | 'nobody'; late: boolean }
  | { do: 'lag'; tab: string; latency: number; jitter: number }
  | { do: 'sleep' | 'wake'; tab: string }
  /** So many bytes more seem to wait for whoever cannot be reached. */
  | { do: 'swell'; tab: string; bytes: number }
  | { do: 'seat'; person: number; table: number }
  | { do: 'phase'; phase: 'round' | 'between' | 'gallery' | 'harvest' }
  | { do: 'hide' | 'restore'; table: number; note: number }
  /** The server ends, in good order or not, and begins again so much later. */
  | { do: 'stop' | 'crash'; downFor: number }
  | { do: 'disk-fails'; forMs: number }
  | { do: 'disk-slows'; most: number }
  /** Everybody closes everything, for so long that documents leave memory, and comes back. */
  | { do: 'all-leave'; forMs: number }

/** A case: the seed gives delays and ids, the list all the rest. */
export interface Case {
  seed: string
  operations: Operation[]
}
