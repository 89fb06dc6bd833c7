import * as Y from 'yjs';
export interface Place {
    x: number;
    y: number;
    colour?: string;
}
/** What somebody wrote that the server has not saved, lifted out of a document that will take no more. */
export interface OwnWords {
    noteId: string;
    text: string;
    createdAt: number;
    /** Set once in a note's life or chosen by its author; kept as they were. */
    fields: Record<string, string>;
    place?: Place;
}
/** One's own notes among the unsaved keys. */
export declare function ownUnsaved(doc: Y.Doc, author: string, unsaved: ReadonlySet<string>): OwnWords[];
/** Writes words again into a fresh document: into the note itself where it still is, else as the note it was. */
export declare function writeAgain(doc: Y.Doc, author: string, words: OwnWords): void;
