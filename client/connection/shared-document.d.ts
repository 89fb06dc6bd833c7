import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type StoreApi } from 'zustand/vanilla';
import { type Trouble } from './api.ts';
import { type OwnWords } from './own-words.ts';
/** Origin of every transaction of this person's own making: what undo takes back. */
export declare const OWN = "own";
export interface DocumentState {
    /** Replaced by a fresh one when the server refuses a write: subscribe to this, not to the document alone. */
    doc: Y.Doc;
    provider: WebsocketProvider;
    status: 'connecting' | 'synced' | 'offline' | 'ended';
    /** The first sync has happened: what is shown is the document, not emptiness. */
    arrived: boolean;
    /** Why nothing more will come. `seat_moved`: the seat is elsewhere now. */
    ended: Trouble | null;
    /** Records written here and not known to be saved, as `root/key`. */
    unsaved: ReadonlySet<string>;
    /** The last write that was refused, after recovery. */
    refusedWrite: (Trouble & {
        root?: string;
        key?: string;
    }) | null;
}
export interface SharedDocument {
    readonly name: string;
    readonly state: StoreApi<DocumentState>;
    /** Tries again now instead of when the next attempt is due. */
    hurry(): void;
    close(): void;
}
interface Options {
    /** Which of this browser's participants opens it. */
    as: string | undefined;
    /** Their presence at first; `null` for documents where nobody shows it. */
    presence: Record<string, unknown> | null;
    /** Words of one's own that could not be saved there. */
    leftOver: (words: OwnWords[]) => void;
}
/**
 * One Yjs document of the café, kept alive. It knows what of one's own writing is saved; when a write is refused it opens
 * the document anew, under a new client id, and writes one's own unsaved words again; when the seat moves it hands them
 * back. Everything else that can go wrong is retried without asking.
 */
export declare function openDocument(name: string, options: Options): SharedDocument;
export {};
