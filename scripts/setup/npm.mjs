import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { leftOut } from './platform.mjs'
import { runStep } from './process.mjs'
import { Trouble } from './progress.mjs'

/** Why `npm ci` fails outside our code, by what npm prints; the first that matches is told. @type {[RegExp, string][]} */
const reasons = [
  [/ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/, 'the package registry cannot be found: is there a network?'],
  [
    /ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET|FETCH_ERROR/,
    'the package registry does not answer: network or proxy?',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_/,
    "the registry's certificate is not trusted: set NODE_EXTRA_CA_CERTS",
  ],
  [/E401|E403|E407/, 'the package registry refused us: check the registry and proxy in your .npmrc'],
  [/E404|ETARGET/, 'the package registry does not have a package that the lock file names'],
  [/ENOSPC/, 'the disk is full'],
  [/EACCES|EPERM|EROFS/, 'this folder cannot be written by you'],
  [/EINTEGRITY/, 'a downloaded package is not the one in the lock file: run "npm cache clean --force" and try again'],
  [/EUSAGE/, 'package.json and package-lock.json disagree: run "npm install" and commit the lock file'],
]

/** The npm that started us, else the one beside our Node, else whichever is found. */
function npmCommand() {
  const candidates = [
    process.env.npm_execpath ?? '',
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ]
  const script = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file))
  return script ? { command: process.execPath, first: [script] } : { command: 'npm', first: [] }
}

/** @param {string} output what npm printed @param {string} otherwise */
function reasonIn(output, otherwise) {
  return reasons.find(([pattern]) => pattern.test(output))?.[1] ?? otherwise
}

/**
 * Installs what the lock file in `folder` names, no more and no less.
 * @param {string} folder
 * @throws {Trouble} with the reason in one line
 */
export async function npmCi(folder) {
  const { command, first } = npmCommand()
  const { code, output } = await runStep(
    command,
    [
      ...first,
      'ci',
      // A machine with NODE_ENV=production would leave out what builds the client.
      '--include=dev',
      // No dependency has an install script (scripts/check-lock.mjs sees to it), so none may run.
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      // Only so does npm tell why it left out an optional package.
      '--loglevel=verbose',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ],
    { cwd: folder, quiet: true, shell: process.platform === 'win32' && first.length === 0 },
  )
  if (code === 127) throw new Trouble('npm is missing: it comes with Node.js, or as the package "npm" of your system')
  if (code !== 0) {
    const errors = output.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line))
    throw new Trouble(`npm ci failed: ${reasonIn(errors.join('\n'), errors[0] ?? `exit code ${code}`)}`)
  }
  // npm calls it a success when a platform package, which is optional, could not be fetched.
  const absent = leftOut(folder)
  if (absent)
    throw new Trouble(`${absent} was not installed: ${reasonIn(output, 'the registry has none for this machine')}`)
}
