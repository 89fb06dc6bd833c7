import type { DatabaseSync, StatementSync } from 'node:sqlite'

const SQL = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',

  putCafe: `INSERT INTO cafe (id, join_code, created_at, keep_until, closed) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET join_code = excluded.join_code, created_at = excluded.created_at,
      keep_until = excluded.keep_until, closed = excluded.closed`,
  keepCafe: 'UPDATE cafe SET keep_until = ? WHERE id = ?',
  findCafe: 'SELECT * FROM cafe WHERE id = ?',
  findCafeByCode: 'SELECT * FROM cafe WHERE join_code = ?',
  openCafes: 'SELECT * FROM cafe WHERE closed = 0 ORDER BY created_at, id',
  expiredCafes: 'SELECT * FROM cafe WHERE keep_until <= ? ORDER BY keep_until, id',
  closeCafe: 'UPDATE cafe SET closed = 1 WHERE id = ?',
  eraseCafe: 'DELETE FROM cafe WHERE id = ?',

  putSession: `INSERT INTO session (token_hash, cafe_id, participant_id, role, id, kind) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (token_hash) DO UPDATE SET cafe_id = excluded.cafe_id, participant_id = excluded.participant_id,
      role = excluded.role, id = excluded.id, kind = excluded.kind`,
  findSession: 'SELECT * FROM session WHERE token_hash = ?',
  endSessions: 'DELETE FROM session WHERE cafe_id = ? AND participant_id = ?',
  suspendSessions: 'UPDATE session SET suspended = ? WHERE cafe_id = ? AND participant_id = ?',
  endSession: 'DELETE FROM session WHERE cafe_id = ? AND participant_id = ? AND id = ?',
  endLink: "DELETE FROM session WHERE cafe_id = ? AND participant_id = ? AND kind = 'link'",

  putFact: `INSERT INTO fact (cafe_id, root, "key", value) VALUES (?, ?, ?, ?)
    ON CONFLICT (cafe_id, root, "key") DO UPDATE SET value = excluded.value`,
  dropFact: 'DELETE FROM fact WHERE cafe_id = ? AND root = ? AND "key" = ?',
  factsOf: 'SELECT root, "key", value FROM fact WHERE cafe_id = ? ORDER BY root, "key"',

  addEvent: 'INSERT INTO event (cafe_id, at, "by", event) VALUES (?, ?, ?, ?)',

  addUpdate: 'INSERT INTO document_update (document, "update") VALUES (?, ?)',
  updatesAfter: 'SELECT id, "update" FROM document_update WHERE document = ? AND id > ? ORDER BY id',
  newestUpdate: 'SELECT id FROM document_update WHERE document = ? ORDER BY id DESC LIMIT 1',
  trimUpdates: 'DELETE FROM document_update WHERE document = ? AND id <= ?',
  eraseUpdates: 'DELETE FROM document_update WHERE document BETWEEN ? AND ?',

  bindClient: 'INSERT OR IGNORE INTO document_client (document, client_id, participant_id) VALUES (?, ?, ?)',
  clientsOf: 'SELECT client_id, participant_id FROM document_client WHERE document = ?',
  eraseClients: 'DELETE FROM document_client WHERE document BETWEEN ? AND ?',

  putSnapshot: `INSERT INTO document_snapshot (document, snapshot, up_to) VALUES (?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET snapshot = excluded.snapshot, up_to = excluded.up_to`,
  findSnapshot: 'SELECT snapshot, up_to FROM document_snapshot WHERE document = ?',
  eraseSnapshots: 'DELETE FROM document_snapshot WHERE document BETWEEN ? AND ?',

  markForgetting: `INSERT INTO forgetting (document, up_to)
    VALUES (?1, (SELECT COALESCE(MAX(id), 0) FROM document_update WHERE document = ?1))
    ON CONFLICT (document) DO UPDATE SET up_to = excluded.up_to`,
  findForgetting: 'SELECT up_to FROM forgetting WHERE document = ? AND up_to <= ?',
  forgotten: 'DELETE FROM forgetting WHERE document = ? AND up_to <= ?',
  allForgetting: 'SELECT document FROM forgetting ORDER BY document',
  eraseForgetting: 'DELETE FROM forgetting WHERE document BETWEEN ? AND ?',

  beat: 'INSERT INTO heartbeat (id, beats) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET beats = beats + 1',
} as const

export type Statements = Record<keyof typeof SQL, StatementSync>

export function prepare(database: DatabaseSync): Statements {
  return Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)])) as Statements
}
