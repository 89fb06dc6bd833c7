import { launchedAt, secondsSince, tell } from './progress.mjs'

/**
 * Runs stages one after the other until one fails, and says how long each took and all together.
 * @param {[name: string, work: () => Promise<number | void>][]} list a number other than 0 is a failure
 * @returns {Promise<number>} exit code
 */
export async function stages(list) {
  const done = []
  for (const [name, work] of list) {
    const since = Date.now()
    tell('▸', name)
    const code = (await work()) ?? 0
    const took = secondsSince(since)
    if (code !== 0) {
      tell('✗', `${name} failed after ${took}; ${secondsSince(launchedAt)} in all`)
      return code
    }
    tell('✓', `${name} (${took})`)
    done.push(`${name} ${took}`)
  }
  tell('✓', `everything passed in ${secondsSince(launchedAt)}: ${done.join(', ')}`)
  return 0
}
