import { existsSync } from 'node:fs'
import { runStep } from './process.mjs'

/** Whether we may install system packages: Debian or its kin, as root. */
export const canApt = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** @param {string[]} args */
const aptGet = (args) =>
  runStep('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=60', ...args], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })

/**
 * Installs system packages; the lists are fetched only when the machine's own do not suffice.
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether they are there now
 */
export async function aptInstall(packages) {
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  if ((await aptGet(install)).code === 0) return true
  await aptGet(['update'])
  return (await aptGet(install)).code === 0
}
