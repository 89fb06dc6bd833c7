import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const cacheFolder = join(root, '.cache')

/** @param {string} file @returns {any} */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/**
 * The JavaScript file behind a package's command. Run with our own Node it needs neither a shell nor the
 * `.cmd` wrappers of Windows.
 * @param {string} packageName
 * @param {string} command
 */
export function tool(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  return join(folder, readJson(join(folder, 'package.json')).bin[command])
}
