import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { classes } from '../ui/classes.ts'
import { type Diamond, type Hem, hemAt, PITCH, spread } from './weave-geometry.ts'

/** Names lean along the hem, so that neighbours of 17 px do not touch. */
const LEAN = 60
const LONGEST = 16
/** About the width of a letter at 13 px, in CSS px. */
const LETTER = 7
/** Between two names, and from the hem down to them, in CSS px. */
const GAP = 17
const DROP = 14

const letters = (name: string): string[] => [...name]
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** The name as there is room for it, its direction kept to itself. */
function shortened(name: string): string {
  const all = letters(name)
  const short = all.length > LONGEST ? `${all.slice(0, LONGEST - 1).join('')}…` : name
  return FIRST_STRONG_ISOLATE + short + POP_ISOLATE
}

/** What names take below the hem, and beside its last person, in CSS px. */
export function nameRoom(people: Rotation['people']): { below: number; beside: number } {
  const longest = people.reduce((most, { name }) => Math.max(most, Math.min(LONGEST, letters(name).length)), 0)
  const length = longest * LETTER
  const lean = (LEAN * Math.PI) / 180
  return { below: Math.ceil(length * Math.sin(lean)) + DROP + 12, beside: Math.ceil(length * Math.cos(lean)) }
}

interface HemNamesProps {
  people: Rotation['people']
  hem: Hem
  /** From one person to the next, in CSS px. */
  pitch: number
  /** The chosen person's diamonds. */
  own: readonly Diamond[]
  chosen: number | null
  /** Everyone's name, not only those of the chosen person and whom they meet. */
  all: boolean
}

/** Who stands where. In a large café: the chosen person and whom they meet, each led to their place. */
export function HemNames({ people, hem, pitch, own, chosen, all }: HemNamesProps) {
  const met = new Set(own.map(({ one, other }) => (one === chosen ? other : one)))
  const shown = all ? people.map((_, person) => person) : chosen === null ? [] : [chosen, ...met]
  const places = shown.map((person) => ({ person, x: (hemAt(person, hem) * pitch) / PITCH })).sort((a, b) => a.x - b.x)
  const width = hem.people * pitch
  const moved = spread(
    places.map(({ x }) => x),
    all ? pitch : GAP,
    width,
  )
  // With no room for all of them, the chosen person's alone; the others stand in the list beside the picture.
  const drawn = moved
    ? places.map((place, index) => ({ ...place, to: moved[index] ?? place.x }))
    : places.filter(({ person }) => person === chosen).map((place) => ({ ...place, to: place.x }))
  return drawn.map(({ person, x, to }) => (
    <g key={person} className={classes('name', person === chosen && 'own', met.has(person) && 'met')}>
      <path d={`M${x} 2L${to} ${DROP - 4}`} />
      <text transform={`translate(${to} ${DROP}) rotate(${hem.mirrored ? -LEAN : LEAN})`}>
        {shortened(people[person]?.name ?? '')}
      </text>
    </g>
  ))
}
