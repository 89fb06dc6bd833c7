import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export interface Settings {
  /** 0 lets the system choose. */
  port: number
  /** `null` for every interface, so that phones in the room can join. */
  host: string | null
  /** Absolute. */
  dataDir: string
  /** Origin that people open, without a slash at its end, such as `https://cafe.example.org`. */
  publicUrl: string | null
  /** Whoever makes a café must show it, when set. */
  organiserKey: string | null
  logLevel: (typeof LOG_LEVELS)[number]
  /** How long a café is kept that names no date of its own. */
  retentionDays: number
  version: string
}

/** What whoever starts the server has to mend. Its message is one line, fit to be all that they see. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws {SettingsError} naming the variable. An empty variable counts as unset, as compose files hand them on. */
export function readSettings(environment: Environment): Settings {
  const read = (name: string) => environment[name]?.trim() || null
  return {
    port: wholeNumber('PORT', read('PORT'), { least: 0, most: 65_535, otherwise: 3000 }),
    host: host(read('HOST')),
    dataDir: resolve(read('DATA_DIR') ?? resolve(import.meta.dirname, '../data')),
    publicUrl: publicUrl(read('PUBLIC_URL')),
    organiserKey: organiserKey(read('ORGANISER_KEY')),
    logLevel: logLevel(read('LOG_LEVEL')),
    retentionDays: wholeNumber('RETENTION_DAYS', read('RETENTION_DAYS'), { least: 1, most: 3650, otherwise: 30 }),
    version: ownVersion(),
  }
}

function wholeNumber(name: string, value: string | null, bounds: { least: number; most: number; otherwise: number }) {
  if (value === null) return bounds.otherwise
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= bounds.least && number <= bounds.most) return number
  throw new SettingsError(`${name} must be a whole number from ${bounds.least} to ${bounds.most}, not ${shown(value)}`)
}

function host(value: string | null): string | null {
  // Node falls back to IPv4 by itself when it may choose.
  if (value === null || value === '::') return null
  if (/^[A-Za-z0-9.:%_-]+$/.test(value)) return value
  throw new SettingsError(`HOST must be an address or a name of this machine, such as 127.0.0.1, not ${shown(value)}`)
}

function publicUrl(value: string | null): string | null {
  if (value === null) return null
  const url = URL.parse(value)
  const isOrigin = url && ['', '/'].includes(url.pathname) && !url.search && !url.hash && !url.username && !url.password
  if (url && isOrigin && ['http:', 'https:'].includes(url.protocol)) return url.origin
  throw new SettingsError(
    `PUBLIC_URL must be an address such as https://cafe.example.org, without a path, not ${shown(value)}`,
  )
}

/** Never shown back: it is a secret. */
function organiserKey(value: string | null): string | null {
  if (value === null || /^[\x21-\x7e]{1,200}$/.test(value)) return value
  throw new SettingsError('ORGANISER_KEY must be 1 to 200 letters, digits or signs of ASCII, without spaces')
}

function logLevel(value: string | null): Settings['logLevel'] {
  const level = LOG_LEVELS.find((one) => one === (value ?? 'info'))
  if (level) return level
  throw new SettingsError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not ${shown(value ?? '')}`)
}

const shown = (value: string) => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return ''
  return String(manifest.version)
}
