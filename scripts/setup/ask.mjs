// What scripts need to ask something of a running server. Nothing has to be installed for it: only Node.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Trouble } from './progress.mjs'

/** @param {string} url */
export function origin(url) {
  const read = URL.canParse(url) ? new URL(url) : null
  if (read && ['http:', 'https:'].includes(read.protocol)) return read.origin
  throw new Trouble(`--url must be an address such as http://localhost:3000, not "${url}"`)
}

/**
 * A secret out of a file or the environment, or nothing; never an argument, as those can be read by everybody on the machine.
 * @param {string} option @param {string | undefined} file @param {string | undefined} inEnvironment
 */
export function secretFrom(option, file, inEnvironment) {
  const secret = (file === undefined ? inEnvironment : readText(option, file))?.trim()
  if (secret && !/^[\x21-\x7E]+$/.test(secret))
    throw new Trouble(`${option}: must hold one word, as it was given to you`)
  return secret || null
}

/** @param {string} option @param {string} file */
export const readText = (option, file) => readBytes(option, file).toString()

/** @param {string} option @param {string} file */
export function readBytes(option, file) {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Trouble(`${option} cannot be read: ${wordsOf(error)}`)
  }
}

/**
 * The answer, if it is a yes. A secret goes to nobody but the server that was named.
 * @param {URL} address @param {string | null} secret @param {RequestInit} [request]
 */
export async function ask(address, secret, request = {}) {
  try {
    const headers = { ...request.headers, ...(secret ? { Authorization: `Bearer ${secret}` } : {}) }
    const response = await fetch(address, { ...request, headers, redirect: 'error' })
    if (response.ok) return Buffer.from(await response.arrayBuffer())
    const problem = await response.json().catch(() => null)
    throw new Trouble(
      `${address.origin} answers ${response.status}: ${problem?.detail ?? problem?.title ?? 'no words'}`,
    )
  } catch (error) {
    if (error instanceof Trouble) throw error
    const cause = error instanceof Error && error.cause ? error.cause : error
    throw new Trouble(`${address.origin} cannot be reached: ${wordsOf(cause)}`)
  }
}

/** @param {unknown} error */
export const wordsOf = (error) =>
  error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error)

/**
 * What a command was given: each of these options with a text, or `--help`.
 * @template {string} Name
 * @param {string[]} args @param {readonly Name[]} names
 * @returns {Partial<Record<Name, string>> & { help?: boolean }}
 */
export function given(args, names) {
  const texts = names.map((name) => [name, { type: 'string' }])
  try {
    const options = { ...Object.fromEntries(texts), help: { type: 'boolean', short: 'h' } }
    return /** @type {Partial<Record<Name, string>> & { help?: boolean }} */ (parseArgs({ args, options }).values)
  } catch (error) {
    throw new Trouble(`${wordsOf(error).split('. ')[0]}; --help lists what there is`)
  }
}
