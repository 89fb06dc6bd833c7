import type { CafeRoots } from './state.ts'

/** The roots of the café document, by name. */
export const CAFE_ROOTS = [
  'info',
  'state',
  'tables',
  'rounds',
  'perspectives',
  'people',
  'hosts',
  'seats',
  'prompts',
  'pulse',
  'counted',
  'walk',
  'lenses',
  'proposals',
] as const satisfies (keyof CafeRoots)[]
