import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, root, tool } from './paths.mjs'
import { runStep } from './process.mjs'
import { step, Trouble } from './progress.mjs'

const stamp = join(cacheFolder, 'client-built-from')
const page = join(root, 'client/dist/index.html')
const notSources = new Set(['node_modules', 'dist'])

/** @param {string} folder @returns {string[]} every file below it, in a stable order */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}

/** Everything the built client depends on. By content, because a checkout changes times and not always content. */
function sourcesKey() {
  const hash = createHash('sha256')
  for (const file of [
    join(root, 'package-lock.json'),
    ...filesBelow(join(root, 'client')),
    ...filesBelow(join(root, 'shared')),
  ]) {
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Builds client/dist unless it stands and was built from these very sources. */
export async function ensureClient() {
  const key = sourcesKey()
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  await step('building the client', async () => {
    const { code } = await runStep(process.execPath, [tool('vite'), 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'client'),
      env: { NODE_ENV: 'production' },
    })
    if (code !== 0) throw new Trouble('the client does not build: see above')
  })
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(stamp, key)
}
