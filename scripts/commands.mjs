import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { check } from './check.mjs'
import { exportBriefing } from './export.mjs'
import { importHarvest } from './import.mjs'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureClient } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { tool } from './setup/paths.mjs'
import { node } from './setup/process.mjs'
import { Trouble } from './setup/progress.mjs'
import { stages } from './setup/stages.mjs'

/** @param {string[]} args */
async function start(args) {
  await ensureDependencies()
  await ensureClient()
  const { code } = await node(['server/main.ts', ...args], { env: { NODE_ENV: process.env.NODE_ENV ?? 'production' } })
  return code
}

/** The server restarts and the page reloads as their sources change; both addresses are printed. */
async function dev() {
  await ensureDependencies()
  const server = 'node --watch --watch-preserve-output server/main.ts'
  const client = 'node node_modules/vite/bin/vite.js client'
  const { code } = await node(
    [tool('concurrently'), '--kill-others', '--names', 'server,client', '--prefix-colors', 'auto', server, client],
    {
      env: {
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
        // Where Vite finds the server; client/vite.config.ts reads it.
        API: process.env.API ?? `http://127.0.0.1:${process.env.PORT || 3000}`,
      },
    },
  )
  return code
}

/** @param {string[]} args */
async function runUnit(args) {
  const { code } = await node([tool('vitest'), 'run', '--root', 'tests', ...args], { stopsWith: 'SIGINT' })
  return code
}

/** @param {string} browser @param {string[]} args */
async function runE2e(browser, args) {
  const data = mkdtempSync(join(tmpdir(), 'tablecloth-e2e-'))
  try {
    const { code } = await node([tool('@playwright/test', 'playwright'), 'test', '-c', 'tests', ...args], {
      env: { CHROMIUM_PATH: browser, TABLECLOTH_E2E_DATA: data },
      // On SIGTERM Playwright would leave its server and browsers behind.
      stopsWith: 'SIGINT',
    })
    return code
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** @param {string[]} args */
async function test(args) {
  if (args.length > 0)
    throw new Trouble('npm test takes no arguments: use "npm run test:unit -- …" or "npm run test:e2e -- …"')
  let browser = ''
  return stages([
    ['packages', async () => void (await ensureDependencies())],
    ['check', check],
    ['unit', () => runUnit([])],
    ['build', async () => void (await ensureClient())],
    [
      'browser',
      async () => {
        browser = await ensureBrowser()
      },
    ],
    // Journeys that go over ground of others once more; `npm run test:e2e` plays all.
    ['end to end', () => runE2e(browser, ['--grep-invert', '@long'])],
  ])
}

/** What `npm run …` and `npm start` and `npm test` call: arguments → exit code. @type {Record<string, (args: string[]) => Promise<number>>} */
export const commands = {
  start,
  dev,
  test,
  async unit(args) {
    await ensureDependencies()
    return runUnit(args)
  },
  async e2e(args) {
    await ensureDependencies()
    await ensureClient()
    return runE2e(await ensureBrowser(), args)
  },
  async check() {
    await ensureDependencies()
    return check()
  },
  async rehearsal(args) {
    await ensureDependencies()
    return (await node(['tools/rehearsal/main.ts', ...args])).code
  },
  export: exportBriefing,
  import: importHarvest,
  async simulate(args) {
    await ensureDependencies()
    return (await node(['tests/simulation/main.ts', ...args])).code
  },
  /** Our server beside others of its kind. */
  async bench(args) {
    await ensureDependencies()
    return (await node(['tools/bench/main.ts', ...args])).code
  },
  /** Every attack on a server of its own, and what came of each. */
  async hostile(args) {
    await ensureDependencies()
    return (await node(['tests/hostile/main.ts', ...args], { stopsWith: 'SIGINT' })).code
  },
  /** How much of what was acknowledged is gone after so many kills. */
  async chaos(args) {
    await ensureDependencies()
    return (await node(['tests/chaos/main.ts', ...args], { stopsWith: 'SIGINT' })).code
  },
  async screenshots(args) {
    await ensureDependencies()
    await ensureClient()
    const env = { CHROMIUM_PATH: await ensureBrowser() }
    return (await node(['tests/screenshots/main.ts', ...args], { env, stopsWith: 'SIGINT' })).code
  },
  /** How many frames a second a cloth with a thousand notes pans at. */
  async board(args) {
    await ensureDependencies()
    await ensureClient()
    const env = { CHROMIUM_PATH: await ensureBrowser() }
    return (await node(['tests/bench/board.ts', ...args], { env, stopsWith: 'SIGINT' })).code
  },
  /** What keeps a host's desk over 50 busy tables from answering at once. */
  async desk(args) {
    await ensureDependencies()
    await ensureClient()
    const env = { CHROMIUM_PATH: await ensureBrowser() }
    return (await node(['tests/bench/desk.ts', ...args], { env, stopsWith: 'SIGINT' })).code
  },
  /** Hostile updates against the write guard and spoiled inputs against the decoders, by the million. */
  async fuzz(args) {
    await ensureDependencies()
    return (await node(['tests/fuzz/main.ts', ...args], { stopsWith: 'SIGINT' })).code
  },
  /** What judging a write costs, beside applying it. */
  async guard() {
    await ensureDependencies()
    return (await node(['tests/bench/guard.ts'])).code
  },
  /** Our rotation plans beside the bounds. */
  async seating(args) {
    await ensureDependencies()
    return (await node(['tests/bench/seating.ts', ...args])).code
  },
  /** What an export costs: time, memory, and how long it keeps everyone else waiting. */
  async exports(args) {
    await ensureDependencies()
    return (await node(['tests/bench/export.ts', ...args])).code
  },
  /** How long a list of people that is added in mid-round keeps everyone else waiting. */
  async people() {
    await ensureDependencies()
    return (await node(['tests/bench/people.ts'])).code
  },
  /** How far the groups that words suggest agree with those that people made. */
  async suggestions() {
    await ensureDependencies()
    return (await node(['tests/bench/suggestions.ts'])).code
  },
  async format(args) {
    await ensureDependencies()
    return (await node([tool('@biomejs/biome', 'biome'), 'check', '--write', ...(args.length > 0 ? args : ['.'])])).code
  },
}
