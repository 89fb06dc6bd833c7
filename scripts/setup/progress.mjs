/** What set-up says, always on stderr: stdout belongs to the program that is started in the end. */

const HEARTBEAT_MS = 10_000

/** When the person pressed Enter; survives the step from an old Node to the new one. In ms since the epoch. */
export const launchedAt = Number(process.env.TABLECLOTH_LAUNCHED_AT) || Date.now()

/** Something is missing or went wrong outside the code: told in one line, without a stack. */
export class Trouble extends Error {
  /** @param {string} message @param {number} exitCode */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** @param {string} sign @param {string} line */
export function tell(sign, line) {
  process.stderr.write(`${sign} ${line}\n`)
}

/** @param {number} since ms since the epoch */
export function secondsSince(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

/**
 * Does one piece of work between two lines of progress; a slow one shows every ten seconds that it lives.
 * @template T
 * @param {string} title what is being done
 * @param {() => Promise<T>} work `false` from it is a failure that the caller knows a way around
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = Date.now()
  tell('▸', title)
  const heartbeat = setInterval(() => tell('…', `${title}: ${Math.round((Date.now() - since) / 1000)} s`), HEARTBEAT_MS)
  try {
    const result = await work()
    tell(result === false ? '✗' : '✓', `${title} (${secondsSince(since)})`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}
