import type { TableNote } from '../state/table-store.ts';
export interface Sewn {
    id: string;
    /** 1 for what builds on the first note itself, 2 for what builds on that, … */
    depth: number;
}
export interface Thread {
    first: string;
    /** What builds on it, and on that, in reading order. */
    sewn: Sewn[];
}
type Notes = Readonly<Record<string, Pick<TableNote, 'id' | 'buildsOn'>>>;
/** Notes as threads: each build-on below what it continues. A note whose parent is gone begins a thread of its own. */
export declare function threadsOf(notes: Notes, order: readonly string[]): Thread[];
export {};
