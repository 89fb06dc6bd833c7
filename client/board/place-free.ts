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
const STEP = 28
const MOST_RINGS = 60

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width + GAP <= b.x || b.x + b.width + GAP <= a.x || a.y + a.height + GAP <= b.y || b.y + b.height + GAP <= a.y

/** The points of a square ring around the origin, nearest to the middle of its sides first, then outwards. */
function ring(radius: number): Point[] {
  if (radius === 0) return [{ x: 0, y: 0 }]
  const points: Point[] = []
  for (let along = -radius; along <= radius; along++) {
    points.push({ x: along, y: -radius }, { x: along, y: radius })
    if (Math.abs(along) < radius) points.push({ x: -radius, y: along }, { x: radius, y: along })
  }
  return points.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || b.y - a.y || b.x - a.x)
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
