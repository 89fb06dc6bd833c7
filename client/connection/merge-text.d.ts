import type * as Y from 'yjs';
/** One step through a text: keep so many units, drop so many, or write these. */
export type Step = {
    keep: number;
} | {
    drop: number;
} | {
    write: string;
};
/**
 * The steps from one text to another. Where several would do, those at the caret are taken, which is where it stands in
 * `after`: typing "a" into "aaa" is an "a" before the caret. No step cuts a surrogate pair, since half a character is refused.
 */
export declare function stepsBetween(before: string, after: string, caret?: number): Step[];
/** Makes a shared text read `after`, writing only what differs. Call it inside a transaction. */
export declare function mergeText(text: Y.Text, after: string, caret?: number): void;
