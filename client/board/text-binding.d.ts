import type * as Y from 'yjs';
import { type Step } from '../connection/merge-text.ts';
/** Where a caret stands after a text has changed by these steps: what is written at the caret itself goes after it. */
export declare function shiftedCaret(caret: number, steps: readonly Step[]): number;
/** Both changes of one text: what I made of `base` is done again on what they made of it. */
export declare function bothChanges(base: string, mine: string, theirs: string): string;
/** Cut at a bound, never through a character. */
export declare function atMost(text: string, most: number): string;
export interface TextField {
    value: string;
    selectionStart: number;
    selectionEnd: number;
    setSelectionRange(start: number, end: number): void;
    addEventListener(type: string, listener: (event: Event) => void): void;
    removeEventListener(type: string, listener: (event: Event) => void): void;
}
interface BindingOptions {
    most: number;
    /** The shared words; `null` while there is no note yet. */
    text: Y.Text | null;
    /** The first words: makes the note and gives its shared words. */
    begin?: (words: string) => Y.Text | null;
    /** Told after each change with what stands there now. */
    changed?: (words: string) => void;
}
/**
 * Keeps a text field and shared words the same. Only their author writes them, but maybe on two devices: a change from
 * elsewhere leaves the caret with its neighbours, and waits while an input method is composing.
 */
export declare function bindText(field: TextField, { text, begin, changed, most }: BindingOptions): () => void;
export {};
