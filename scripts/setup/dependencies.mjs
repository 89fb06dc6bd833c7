import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCi } from './npm.mjs'
import { readJson, root } from './paths.mjs'
import { step } from './progress.mjs'

const lockFile = join(root, 'package-lock.json')
// Inside node_modules, so that it vanishes with what it vouches for.
const stamp = join(root, 'node_modules/.tablecloth-installed')

/** The lock file and the machine: a folder shared between two systems is installed anew. */
const wanted = () =>
  createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(readFileSync(lockFile)).digest('hex')

/** Installs all packages unless exactly these are there. */
export async function ensureDependencies() {
  const key = wanted()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  const packages = Object.entries(readJson(lockFile).packages)
  const count = packages.filter(([path, entry]) => path.includes('node_modules/') && !entry.optional).length
  await step(`installing ${count} packages (about 400 MB, only when they change)`, () => npmCi(root))
  writeFileSync(stamp, key)
}
