export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

/** What a note takes on the cloth before anybody has measured it, in the plane's pixels. */
export const NOTE_SIZE = { width: 208, height: 132 } as const

const GAP = 16
const LINE = 22
const LETTERS_A_LINE = 27
const FRAME = 66

/** How large a note with these words will be, for whoever does not have it drawn; a little generous. */
export function sizeOf(text: string): { width: number; height: number } {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_LINE)), 0)
  return { width: NOTE_SIZE.width, height: Math.max(NOTE_SIZE.height, FRAME + lines * LINE) }
}

/** The middle of what lies on the cloth, as the top left corner of one more note. */
export function middleOf(boxes: readonly Box[]): Point {
  if (boxes.length === 0) return { x: 0, y: 0 }
  const x = boxes.reduce((sum, box) => sum + box.x, 0) / boxes.length
  const y = boxes.reduce((sum, box) => sum + box.y, 0) / boxes.length
  return { x: Math.round(x), y: Math.round(y) }
}
const STEP = 28
const MOST_RINGS = 60

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width + GAP <= b.x || b.x + b.width + GAP <= a.x || a.y + a.height + GAP <= b.y || b.y + b.height + GAP <= a.y

/** Screens are wider than tall, so a place beside is nearer than one above. */
const far = ({ x, y }: Point): number => Math.hypot(x * 0.45, y)

/** The points of a square ring around the origin, nearest first; below comes before above. */
function ring(radius: number): Point[] {
  if (radius === 0) return [{ x: 0, y: 0 }]
  const points: Point[] = []
  for (let along = -radius; along <= radius; along++) {
    points.push({ x: along, y: -radius }, { x: along, y: radius })
    if (Math.abs(along) < radius) points.push({ x: -radius, y: along }, { x: radius, y: along })
  }
  return points.sort((a, b) => far(a) - far(b) || b.y - a.y || b.x - a.x)
}

/**
 * The place nearest to `near` (a top left corner) where a box of this size lies on nothing. The same cloth and wish give
 * the same place. A cloth that is full all round gives `near` itself.
 */
export function placeFree(
  taken: readonly Box[],
  near: Point,
  size: { width: number; height: number } = NOTE_SIZE,
): Point {
  for (let radius = 0; radius <= MOST_RINGS; radius++) {
    for (const { x, y } of ring(radius)) {
      const place = { x: Math.round(near.x + x * STEP), y: Math.round(near.y + y * STEP) }
      if (taken.every((box) => apart(box, { ...place, ...size }))) return place
    }
  }
  return { x: Math.round(near.x), y: Math.round(near.y) }
}

/** Where a build-on begins to look for its place: below its parent, a little in. */
export const belowParent = (parent: Box): Point => ({ x: parent.x + 24, y: parent.y + parent.height + GAP })

/** Columns of notes for those that nobody has placed, below everything that has a place. */
export function placesFor(ids: readonly string[], placed: readonly Box[]): Map<string, Point> {
  const taken = [...placed]
  const places = new Map<string, Point>()
  for (const id of ids) {
    const place = placeFree(taken, { x: 0, y: 0 })
    places.set(id, place)
    taken.push({ ...place, ...NOTE_SIZE })
  }
  return places
}
