import { type NoteId } from '@tablecloth/shared/ids.ts';
import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts';
import type { PAPERS, REACTIONS } from '@tablecloth/shared/protocol/writes.ts';
import * as Y from 'yjs';
import type { Place } from '../connection/own-words.ts';
export type Paper = (typeof PAPERS)[number];
export type Reaction = (typeof REACTIONS)[number];
export interface NewNote {
    text: string;
    author: string;
    /** The server's time, ms since 1970. */
    at: number;
    place: Place;
    buildsOn?: string;
    credit?: Credit;
    consent?: Consent;
}
/** Lays a note on the cloth, with its words, author, time and place at once. */
export declare function createNote(doc: Y.Doc, { text, author, at, place, buildsOn, credit, consent }: NewNote): NoteId;
/** The shared words of a note, or `null` when it is not there any more. */
export declare function textOf(doc: Y.Doc, id: string): Y.Text | null;
export declare function deleteNote(doc: Y.Doc, id: string): void;
export declare const setCredit: (doc: Y.Doc, id: string, credit: Credit) => void;
export declare const setConsent: (doc: Y.Doc, id: string, consent: Consent) => void;
export declare const setLanguage: (doc: Y.Doc, id: string, lang: string) => void;
/** Puts a note elsewhere; its paper stays. */
export declare function moveNote(doc: Y.Doc, id: string, { x, y }: {
    x: number;
    y: number;
}): void;
export declare function setPaper(doc: Y.Doc, id: string, colour: Paper, otherwise: {
    x: number;
    y: number;
}): void;
/** One reaction a person and note; the same one again takes it back. */
export declare function react(doc: Y.Doc, id: string, by: string, reaction: Reaction): void;
export declare function setRecap(doc: Y.Doc, round: number, words: string): void;
/** Takes back and gives again what this person did here: own notes and where notes lie, nobody else's doing. */
export declare function undoOf(doc: Y.Doc): Y.UndoManager;
