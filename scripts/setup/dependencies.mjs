import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCi } from './npm.mjs'
import { readJson, root } from './paths.mjs'
import { step } from './progress.mjs'

/** Inside node_modules, so that it vanishes with what it vouches for. @param {string} folder */
const stampOf = (folder) => join(folder, 'node_modules/.tablecloth-installed')

/** The lock file and the machine: a folder shared between two systems is installed anew. @param {string} folder */
const wanted = (folder) =>
  createHash('sha256')
    .update(`${process.platform} ${process.arch}\n`)
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')

/**
 * Installs all packages of a folder's lock file unless exactly these are there.
 * @param {string} folder
 * @param {(count: number) => string} title what is said while it goes on
 */
export async function ensureInstalled(folder, title) {
  const key = wanted(folder)
  const stamp = stampOf(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  const packages = Object.entries(readJson(join(folder, 'package-lock.json')).packages)
  const count = packages.filter(([path, entry]) => path.includes('node_modules/') && !entry.optional).length
  await step(title(count), () => npmCi(folder))
  writeFileSync(stamp, key)
}

/** Installs all packages of the project. */
export const ensureDependencies = () =>
  ensureInstalled(root, (count) => `installing ${count} packages (about 400 MB, only when they change)`)
