import type { Writer as Hand } from '@tablecloth/shared/protocol/writes.ts'
import type { RecordBox } from './boxes.ts'
import type { Writer } from './draft.ts'
import { no } from './refusal.ts'

/** Whether somebody may set or take away a key of this kind; `author` is the record's, where there is one. */
function mayWrite(hand: Hand, key: string, author: string | null, { participantId, standing }: Writer): boolean {
  switch (hand) {
    case 'anyone':
      return true
    case 'author':
      return author === participantId
    case 'own-key':
      return key.slice(key.lastIndexOf(':') + 1) === participantId
    case 'table-host':
      return standing === 'table-host' || standing === 'host'
  }
}

/** @throws {Refused} unless a key of a root may be written; a new record has its writer for an author. */
export function requireKey(root: string, hand: Hand, key: string, writer: Writer): void {
  if (mayWrite(hand, key, writer.participantId, writer)) return
  no(hand === 'own-key' ? 'not_yours' : 'not_allowed', 'a key that somebody else writes', root, key)
}

/** @throws {Refused} unless this record's contents may be written, or the record be taken away. Nobody rewrites another's words. */
export function requireRecord({ root, rule, key, author, fresh }: RecordBox, writer: Writer): void {
  if (fresh || mayWrite(rule.writer, key, author, writer)) return
  no('not_yours', "another's record", root, key)
}
