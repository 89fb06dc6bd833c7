import type * as Y from 'yjs';
/** Which records a transaction wrote: `notes/<id>`, `layout/<id>` … Roots hold maps, so every record has a key. */
export declare function touchedKeys(transaction: Y.Transaction): Set<string>;
