import * as z from 'zod/mini'
import { type Outcome, refuse } from './errors.ts'

/**
 * A message as its schema's type, or a refusal that names the field and what was expected there.
 * @example parse(JoinRequest, { name: 5 }) // { ok: false, error: { code: 'invalid', field: 'name', … } }
 */
export function parse<S extends z.ZodMiniType>(schema: S, input: unknown): Outcome<z.output<S>> {
  const result = z.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.data }
  const issue = deepest(result.error.issues[0])
  const field = glimpse(issue?.path.map(String).join('.') || 'body')
  return refuse('invalid', `${field}: ${issue ? expectation(issue) : 'not as expected'}`, { field })
}

/** Our own words where a schema has none of its own: zod's sentences are left out to keep the pages light. */
function expectation(issue: Issue): string {
  if (issue.message !== 'Invalid input') return issue.message
  if (issue.code === 'invalid_type') return `must be ${article(issue.expected)}`
  if (issue.code === 'unrecognized_keys') {
    const named = issue.keys.slice(0, MOST_NAMED).map((key) => JSON.stringify(glimpse(key)))
    return `does not know ${named.join(', ')}${issue.keys.length > MOST_NAMED ? ', …' : ''}`
  }
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
  return 'not as expected'
}

/** A refusal names what it refuses, and is never as long. */
const MOST_NAMED = 5
const GLIMPSE = 100
const glimpse = (name: string): string => (name.length > GLIMPSE ? `${name.slice(0, GLIMPSE)}…` : name)

const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`)

type Issue = z.core.$ZodIssue

/** A union reports every arm that failed; the one that got furthest is the one that the sender meant. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const arms = issue.errors.map((arm) => deepest(arm[0])).filter((arm) => arm !== undefined)
  const best = arms.sort((a, b) => b.path.length - a.path.length)[0]
  if (!best) return issue
  const others = arms.filter((arm) => arm.path.length === best.path.length).map(expectation)
  return { ...best, path: [...issue.path, ...best.path], message: [...new Set(others)].join(' or ') } as Issue
}
