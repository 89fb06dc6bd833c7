import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { aptInstall, canApt } from './apt.mjs'
import { npmCi } from './npm.mjs'
import { readJson, root } from './paths.mjs'
import { machine, platformPackages } from './platform.mjs'
import { run } from './process.mjs'
import { launchedAt, step, Trouble, tell } from './progress.mjs'

const folder = join(root, 'tools/node-runtime')
const wanted = 'Node 24.15 or newer of the 24 line, or Node 26 and up'

/** The same range as "engines" in package.json. @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 24 && minor >= 15) || major >= 26
}

/** The registry's package for this machine, as locked: its folder, version and the path of its binary. */
function lockedRuntime() {
  // The binaries are linked with glibc, which their packages do not say.
  const [found] = machine().includes('musl') ? [] : platformPackages(folder)
  if (!found) {
    throw new Trouble(
      `Node ${process.versions.node} is too old and there is none to fetch for ${machine()}: install ${wanted}`,
    )
  }
  const [path, { version, bin }] = found
  return { home: join(folder, path), version, binary: join(folder, path, bin.node) }
}

/** @param {string} home @param {string} version */
function isInstalled(home, version) {
  const manifest = join(home, 'package.json')
  return existsSync(manifest) && readJson(manifest).version === version
}

/** @param {string} binary @returns {string} what keeps it from running, or '' */
function whyNot(binary) {
  const probe = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  if (probe.status === 0) return ''
  return (probe.stderr || probe.error?.message || `exit code ${probe.status}`).trim().split('\n')[0] ?? ''
}

/** Node 26 needs a library that slim systems lack. @param {string} binary */
async function makeRunnable(binary) {
  let reason = whyNot(binary)
  if (reason.includes('libatomic') && canApt()) {
    await step('installing the system library libatomic1 for Node', () => aptInstall(['libatomic1']))
    reason = whyNot(binary)
  }
  if (reason.includes('libatomic')) {
    throw new Trouble(
      'the fetched Node needs libatomic1: run "apt-get install libatomic1" as root, or your system\'s like',
    )
  }
  if (reason) throw new Trouble(`the fetched Node does not run here (${reason}): install ${wanted}`)
}

/**
 * Sees to it that the command runs on a Node that reads TypeScript. With an older one, fetches a Node for this
 * folder only and runs the whole command on that.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<number | undefined>} the exit code when the command is done; undefined when ours will do
 */
export async function ensureNode(name, args) {
  if (isNewEnough(process.versions.node)) return undefined
  const { home, version, binary } = lockedRuntime()
  if (!isInstalled(home, version)) {
    tell('·', `Node ${process.versions.node} is here; Tablecloth needs ${wanted}`)
    await step(`fetching Node ${version} into tools/node-runtime (about 50 MB, once)`, () => npmCi(folder))
  }
  await makeRunnable(binary)
  const { code } = await run(binary, [join(root, 'scripts/run.mjs'), name, ...args], {
    env: {
      PATH: `${dirname(binary)}${delimiter}${process.env.PATH ?? ''}`,
      TABLECLOTH_LAUNCHED_AT: String(launchedAt),
      // Headers of this Node, in case npm ever compiles: the machine's own would make an add-on that does not load.
      npm_config_nodedir: home,
    },
  })
  return code
}
