import { type Outcome, refuse } from '../protocol/errors.ts'
import { LIMITS } from '../protocol/limits.ts'
import { parse } from '../protocol/parse.ts'
import { BriefingJson, FORMAT } from './json.ts'

/** No part of an export lies deeper. */
const DEEPEST = 12

/**
 * A JSON export as it was written, or why it is none, with the place in it. Nothing of it is changed: what could not stand
 * in an export of ours is refused.
 */
export function readExport(text: string): Outcome<BriefingJson> {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return refuse('bad_json', 'file: is not whole JSON; it may have been cut short', { field: 'file' })
  }
  const size = sizeFault(read)
  if (size) return refuse('too_large', `file: ${size}`, { field: 'file' })
  const known = formatFault(read)
  if (known) return refuse('invalid', `${known.field}: ${known.message}`, { field: known.field })
  if (memberOf(read, 'rehearsal') !== undefined) {
    return refuse('invalid', 'rehearsal: nothing of a rehearsal becomes a café', { field: 'rehearsal' })
  }
  return parse(BriefingJson, read)
}

/** Before anything else is said of it: a file of another kind would be refused for its first field. */
function formatFault(read: unknown): { field: string; message: string } | null {
  const format = memberOf(read, 'format')
  const name = memberOf(format, 'name')
  const version = memberOf(format, 'version')
  if (name !== FORMAT.name) {
    return { field: 'format.name', message: `must be "${FORMAT.name}"; only a JSON export of a café can come back` }
  }
  if (version !== FORMAT.version) {
    return { field: 'format.version', message: `must be ${FORMAT.version}, the one that this server reads` }
  }
  return null
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined

/** Looked at by hand, since whoever names every fault of a hundred million values is never done. */
function sizeFault(read: unknown): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: read, depth: 1 }]
  let values = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > DEEPEST) return `is nested more than ${DEEPEST} deep`
    const members = Object.values(value)
    values += members.length
    if (values > LIMITS.valuesBrought) return `holds more than ${LIMITS.valuesBrought} values`
    for (const member of members) waiting.push({ value: member, depth: depth + 1 })
  }
  return null
}
