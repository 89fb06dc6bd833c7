import type { World } from './world.ts'

/** One thing that somebody tries from outside. */
export interface Attack {
  /** What is tried, as in "writes under the client id of somebody else". */
  name: string
  /** What the attacker is to be told: a close code and reason, a status and code, a refusal; several when it may be either. */
  answer: string | readonly string[]
  /** Tries it, and says what it was told. */
  run(world: World): Promise<string>
  /** Takes seconds, or most of a processor: for the long run. */
  long?: true
}

/** What came of one. */
export interface Outcome {
  name: string
  answer: string
  /** Empty when nothing and nobody was harmed. */
  harm: string[]
  /** Honest edits that arrived while it was on. */
  edits: number
  /** The longest that one of them took, in ms. */
  longest: number
  /** By how much the server's memory was larger at its height than before, in MB; `null` where that cannot be known. */
  growth: number | null
}

/** Stock servers grew by gigabytes. */
const MOST_GROWTH_MB = 200

/** Tries an attack while honest people write, and looks for harm. */
export async function attempt(world: World, attack: Attack): Promise<Outcome> {
  const before = world.server.memory()
  const complaints = world.server.complaints.length
  await world.company.begin()
  const answer = await attack.run(world).catch((error) => `nothing that was foreseen: ${error}`)
  world.dismiss()
  const { edits, longest, faults } = await world.company.rest()
  const harm = [...faults, ...(await world.harm().catch((error) => [`the café cannot be read: ${error}`]))]
  const after = world.server.memory()
  const growth = before && after ? Math.max(0, after.peak - before.now) : null
  if (growth !== null && growth > MOST_GROWTH_MB) harm.push(`the server's memory grew by ${Math.round(growth)} MB`)
  harm.push(...world.server.complaints.slice(complaints).map((line) => `the server complains: ${line}`))
  if (![attack.answer].flat().includes(answer))
    harm.push(`answered with ${answer}, not ${[attack.answer].flat().join(' or ')}`)
  return { name: attack.name, answer, harm, edits, longest, growth }
}
