import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { PAPERS, type Value } from '@tablecloth/shared/protocol/writes.ts'
import { textFault } from '@tablecloth/shared/text.ts'
import type { Writer } from './draft.ts'

const LATEST_TIME = 8.64e15
const PAPER_NAMES: readonly unknown[] = PAPERS

/** Names that every object answers to: as keys they would read as something that nobody wrote. */
export const isInherited = (key: string): boolean => key in Object.prototype

/** Whether a plain value is what its rule asks for. Texts and maps are types, never plain. */
export function fits(value: unknown, rule: Value, writer: Pick<Writer, 'participantId' | 'voices'>): boolean {
  switch (rule.kind) {
    case 'self':
      return value === writer.participantId
    case 'voice':
      return typeof value === 'string' && writer.voices.includes(value)
    case 'time':
      return Number.isFinite(value) && (value as number) >= 0 && (value as number) <= LATEST_TIME
    case 'id':
      return typeof value === 'string' && rule.pattern.test(value) && !isInherited(value)
    case 'one-of':
      return typeof value === 'string' && rule.values.includes(value)
    case 'line':
      return typeof value === 'string' && value.length <= rule.most && textFault(value, 'one') === null
    case 'true':
      return value === true
    case 'place':
      return isPlace(value)
    case 'text':
    case 'map':
      return false
  }
}

/** Whether a plain value has nothing within it but what a place has. */
export const isShallow = (value: unknown): boolean => typeof value !== 'object' || value === null || isPlace(value)

function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  const { x, y, colour, ...rest } = value as Record<string, unknown>
  const paper = colour === undefined ? !Object.hasOwn(value, 'colour') : PAPER_NAMES.includes(colour)
  return isOnCloth(x) && isOnCloth(y) && paper && Object.keys(rest).length === 0
}

const isOnCloth = (n: unknown): boolean => Number.isFinite(n) && Math.abs(n as number) <= LIMITS.layout
