// The registry lacks some platform packages of the very newest releases, and a lock file made on one machine
// does not show it. A lock file may also quietly name a private registry or a second Yjs. All that is seen here.
import { join } from 'node:path'
import { readJson, root } from './setup/paths.mjs'

/**
 * Where Node would find `name` from the package at `path`, looking upwards as Node does.
 * @param {Record<string, object>} packages @param {string} path @param {string} name
 */
function resolves(packages, path, name) {
  for (let from = path; ; ) {
    if (`${from ? `${from}/` : ''}node_modules/${name}` in packages) return true
    if (from === '') return false
    const up = from.lastIndexOf('/node_modules/')
    from = up < 0 ? '' : from.slice(0, up)
  }
}

/** @param {string} file relative to the project @returns {string[]} faults, one line each */
function faultsOf(file) {
  const faults = []
  const { packages } = readJson(join(root, file))
  for (const [path, entry] of Object.entries(packages)) {
    const name = path || 'the project itself'
    if (/^https?:/.test(entry.resolved ?? ''))
      faults.push(`${name} names a registry URL: set omit-lockfile-registry-resolved`)
    if (entry.hasInstallScript) faults.push(`${name} has an install script`)
    for (const wanted of Object.keys(entry.optionalDependencies ?? {})) {
      if (!resolves(packages, path, wanted))
        faults.push(`${name} wants ${wanted}, which is absent: pin a complete release`)
    }
  }
  const copies = Object.keys(packages).filter((path) => /(^|\/)node_modules\/yjs$/.test(path)).length
  if (file === 'package-lock.json' && copies !== 1)
    faults.push(`there must be exactly one yjs, and there are ${copies}`)
  return faults.map((fault) => `${file}: ${fault}`)
}

const lockFiles = [
  'package-lock.json',
  'tools/node-runtime/package-lock.json',
  'tools/bench/peers/hocuspocus/package-lock.json',
  'tools/bench/peers/y-websocket/package-lock.json',
]
const faults = lockFiles.flatMap(faultsOf)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
