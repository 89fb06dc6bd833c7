export declare class Ledger {
    #private;
    constructor(changed: (unsaved: ReadonlySet<string>) => void);
    get unsaved(): ReadonlySet<string>;
    /** Before the first step 2, single updates would have gaps before them: the step 2 carries all of it. */
    get mayUpdate(): boolean;
    wrote(keys: Iterable<string>): void;
    /** A message left; it carries everything that was waiting. */
    sent(by: 'step2' | 'update'): void;
    /** The server's counts of what is durable of this socket's messages. */
    acknowledged(step2: number, update: number): void;
    /** What was under way may be lost: the next socket's step 2 carries it again. */
    socketChanged(): void;
}
