import type { Case } from './operations.ts'

/** A case that failed once, as small as it could be made. */
export interface Regression extends Case {
  was: string
}

/** Played first, for ever. What `npm run simulate` prints of a new fault belongs here, with a sentence for what it was. */
export const REGRESSIONS: readonly Regression[] = [
  {
    was: 'an undo within a note that an undo had brought back put words where a later reader found them elsewhere',
    seed: '85454',
    operations: [
      { do: 'open', tab: 'chen/1' },
      { do: 'wait', ms: 90 },
      { do: 'write', tab: 'chen/1', x: 0 },
      { do: 'write', tab: 'chen/1', x: 0 },
      { do: 'type', tab: 'chen/1', note: 0, at: 0 },
      { do: 'redo', tab: 'chen/1' },
      { do: 'erase', tab: 'chen/1', note: 0, at: 1, length: 5 },
      { do: 'undo', tab: 'chen/1' },
      { do: 'offline', tab: 'chen/1', heard: false },
      { do: 'erase', tab: 'chen/1', note: 0, at: 3, length: 7 },
      { do: 'remove', tab: 'chen/1', note: 0 },
      { do: 'undo', tab: 'chen/1' },
      { do: 'undo', tab: 'chen/1' },
      { do: 'online', tab: 'chen/1', heard: true, same: false },
    ],
  },
  {
    was: 'a presence that waited for the network was missed the moment the network was back',
    seed: '10384',
    operations: [
      { do: 'phase', phase: 'between' },
      { do: 'open', tab: 'amal/2' },
      { do: 'wait', ms: 40 },
      { do: 'offline', tab: 'amal/2', heard: false },
      { do: 'wait', ms: 6000 },
      { do: 'online', tab: 'amal/2', heard: true, same: true },
      { do: 'wait', ms: 1 },
    ],
  },
  {
    was: 'a complaint was counted of a disk that had failed, because it was slow to say so and worked again by then',
    seed: '7314',
    operations: [
      { do: 'open', tab: 'dana/1', stock: true },
      { do: 'open', tab: 'amal/2' },
      { do: 'open', tab: 'amal/1' },
      { do: 'wait', ms: 77 },
      { do: 'disk-slows', most: 900 },
      { do: 'write', tab: 'amal/2', x: 0 },
      { do: 'type', tab: 'amal/2', note: 0, at: 0 },
      { do: 'wait', ms: 50000 },
      { do: 'type', tab: 'amal/1', note: 0, at: 0 },
      { do: 'type', tab: 'amal/1', note: 0, at: 0 },
      { do: 'wait', ms: 1281 },
      { do: 'disk-fails', forMs: 3000 },
      { do: 'hide', table: 0, note: 0 },
      { do: 'wait', ms: 3000 },
    ],
  },
  {
    was: 'the witness took a word for whole whose first character had been erased, with one that looks the same beside it',
    seed: '3971',
    operations: [
      { do: 'open', tab: 'amal/1' },
      { do: 'open', tab: 'amal/2' },
      { do: 'wait', ms: 59 },
      { do: 'write', tab: 'amal/1', x: 0 },
      { do: 'type', tab: 'amal/1', note: 0, at: 0 },
      { do: 'type', tab: 'amal/1', note: 0, at: 4 },
      { do: 'type', tab: 'amal/1', note: 0, at: 0 },
      { do: 'wait', ms: 35 },
      { do: 'erase', tab: 'amal/2', note: 0, at: 38, length: 6 },
      { do: 'type', tab: 'amal/1', note: 0, at: 4 },
    ],
  },
  {
    was: 'an author who took back a deletion was refused, because a host had put the note back',
    seed: '2483',
    operations: [
      { do: 'open', tab: 'amal/2' },
      { do: 'wait', ms: 72 },
      { do: 'undo', tab: 'amal/2' },
      { do: 'write', tab: 'amal/2', x: 0 },
      { do: 'wait', ms: 647 },
      { do: 'hide', table: 0, note: 0 },
      { do: 'remove', tab: 'amal/2', note: 0 },
      { do: 'restore', table: 0, note: 0 },
      { do: 'undo', tab: 'amal/2' },
    ],
  },
  {
    was: 'of two tabs of one person, the one that closed took the presence of the other along',
    seed: '3',
    operations: [
      { do: 'open', tab: 'bo/1' },
      { do: 'open', tab: 'dana/1' },
    ],
  },
  {
    was: 'words typed in the moment after a stock provider had connected closed its socket for good',
    seed: '1521',
    operations: [
      { do: 'open', tab: 'bo/1' },
      { do: 'open', tab: 'amal/2' },
      { do: 'open', tab: 'amal/1' },
      { do: 'open', tab: 'dana/1', stock: true },
      { do: 'wait', ms: 88 },
      { do: 'stop', downFor: 10000 },
      { do: 'write', tab: 'dana/1', x: 0 },
      { do: 'type', tab: 'dana/1', note: 0, at: 0 },
      { do: 'wait', ms: 6000 },
      { do: 'sleep', tab: 'dana/1' },
      { do: 'wait', ms: 6000 },
      { do: 'wake', tab: 'dana/1' },
      { do: 'wait', ms: 25 },
      { do: 'type', tab: 'dana/1', note: 0, at: 0 },
    ],
  },
  {
    was: 'the farewell of an old socket, late, took away the presence that was shown over the new one',
    seed: '90',
    operations: [
      { do: 'open', tab: 'bo/1' },
      { do: 'wait', ms: 48 },
      { do: 'offline', tab: 'bo/1', heard: true },
      { do: 'cut', tab: 'bo/1', known: 'nobody', late: true },
      { do: 'wait', ms: 22 },
    ],
  },
]
