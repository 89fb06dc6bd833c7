export interface Point {
    x: number;
    y: number;
}
export interface Box extends Point {
    width: number;
    height: number;
}
/** What a note takes on the cloth before anybody has measured it, in the plane's pixels. */
export declare const NOTE_SIZE: {
    readonly width: 208;
    readonly height: 132;
};
/** How large a note with these words will be, for whoever does not have it drawn; a little generous. */
export declare function sizeOf(text: string): {
    width: number;
    height: number;
};
/** The middle of what lies on the cloth, as the top left corner of one more note. */
export declare function middleOf(boxes: readonly Box[]): Point;
/**
 * The place nearest to `near` (a top left corner) where a box of this size lies on nothing. The same cloth and wish give
 * the same place. A cloth that is full all round gives `near` itself.
 */
export declare function placeFree(taken: readonly Box[], near: Point, size?: {
    width: number;
    height: number;
}): Point;
/** Where a build-on begins to look for its place: below its parent, a little in. */
export declare const belowParent: (parent: Box) => Point;
/** Columns of notes for those that nobody has placed, below everything that has a place. */
export declare function placesFor(ids: readonly string[], placed: readonly Box[]): Map<string, Point>;
