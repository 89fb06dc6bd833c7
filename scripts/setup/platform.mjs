import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from './paths.mjs'

/** On Linux, which C library programs here are linked with; undefined elsewhere. */
function cLibrary() {
  if (process.platform !== 'linux') return undefined
  // Otherwise the report would look up the names of all network neighbours.
  process.report.excludeNetwork = true
  const report = /** @type {any} */ (process.report.getReport())
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** For people: such as "linux x64 (glibc)". */
export const machine = () => [process.platform, process.arch, ...(cLibrary() ? [`(${cLibrary()})`] : [])].join(' ')

/**
 * The packages of a folder's lock file that exist for certain machines only, and for this one among them.
 * @param {string} folder
 * @returns {[path: string, entry: any][]} paths relative to the folder
 */
export function platformPackages(folder) {
  const fits = (/** @type {string | string[] | undefined} */ allowed, /** @type {string | undefined} */ ours) =>
    allowed === undefined || [allowed].flat().includes(ours ?? '')
  const library = cLibrary()
  return Object.entries(readJson(join(folder, 'package-lock.json')).packages).filter(
    ([, { os, cpu, libc }]) =>
      os && cpu && fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, library),
  )
}

/** @param {string} folder @returns {string | undefined} the first of these packages that is not installed */
export function leftOut(folder) {
  const missing = platformPackages(folder).find(([path]) => !existsSync(join(folder, path, 'package.json')))
  return missing?.[0].split('node_modules/').at(-1)
}
