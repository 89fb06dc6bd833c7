import type { DatabaseSync } from 'node:sqlite'
import { SettingsError } from '../settings.ts'

/**
 * What a database goes through, in order; `user_version` counts the steps it has taken. A step that was released is
 * never changed: a change is a new step.
 */
const STEPS = [
  `
  CREATE TABLE cafe (
    id TEXT PRIMARY KEY,
    join_code TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    keep_until INTEGER NOT NULL,
    closed INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX cafe_keep_until ON cafe (keep_until);

  CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    cafe_id TEXT NOT NULL REFERENCES cafe (id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL,
    role TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_person ON session (cafe_id, participant_id);

  CREATE TABLE fact (
    cafe_id TEXT NOT NULL REFERENCES cafe (id) ON DELETE CASCADE,
    root TEXT NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (cafe_id, root, "key")
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cafe_id TEXT NOT NULL REFERENCES cafe (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    "by" TEXT,
    event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_cafe ON event (cafe_id, id);

  -- AUTOINCREMENT: a sequence is never given twice, so a snapshot's up_to never hides a later update.
  CREATE TABLE document_update (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    "update" BLOB NOT NULL
  ) STRICT;
  CREATE INDEX document_update_document ON document_update (document, id);

  CREATE TABLE document_snapshot (
    document TEXT PRIMARY KEY,
    snapshot BLOB NOT NULL,
    up_to INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    beats INTEGER NOT NULL
  ) STRICT;
  `,
  // Whose a client id is belongs to a document, and is read with it.
  `
  CREATE TABLE document_client (
    document TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    participant_id TEXT NOT NULL,
    PRIMARY KEY (document, client_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO document_client (document, client_id, participant_id)
    SELECT substr("key", 1, instr("key", '#') - 1), CAST(substr("key", instr("key", '#') + 1) AS INTEGER), value ->> '$'
    FROM fact WHERE root = 'clients';
  DELETE FROM fact WHERE root = 'clients';
  `,
  // What is withdrawn is to be gone: from the log of a document at its next compaction, and from what is remembered at once.
  `
  CREATE TABLE forgetting (
    document TEXT PRIMARY KEY,
    up_to INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  UPDATE event SET event = json_remove(event, '$.note') WHERE event ->> '$.type' IN ('note-hidden', 'note-restored');
  `,
  // A link's token and those of the browsers it was opened in are told apart, so that the one can be renewed and the others ended.
  `
  ALTER TABLE session ADD COLUMN id TEXT NOT NULL DEFAULT '';
  ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'own';
  UPDATE session SET kind = 'link' WHERE role <> 'participant';
  `,
  // Whoever is asked to leave can be let back, where they were signed in.
  `
  ALTER TABLE session ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;
  `,
]

export const SCHEMA_VERSION = STEPS.length

/** Brings a database, new or old, to this version's schema. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > SCHEMA_VERSION) {
    throw new SettingsError(
      'DATA_DIR was written by a newer version of Tablecloth; start that version, or another folder',
    )
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}
