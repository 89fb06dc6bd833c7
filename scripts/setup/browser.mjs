import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aptInstall, canApt } from './apt.mjs'
import { tool } from './paths.mjs'
import { runStep } from './process.mjs'
import { step, Trouble } from './progress.mjs'

// Chromium without its windows comes first: the same engine, a quarter less work for every page.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]

/** @returns {string[]} browsers of the system that are there */
function systemBrowsers() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].filter(existsSync)
}

/**
 * Whether it truly starts: a file alone proves nothing (a snap's stub, missing libraries).
 * @param {string} executablePath '' for Playwright's own
 */
async function starts(executablePath) {
  const { chromium } = await import('playwright')
  try {
    const browser = await chromium.launch({ ...(executablePath && { executablePath }), timeout: 20_000 })
    await browser.close()
    return true
  } catch {
    return false
  }
}

/** @param {string[]} candidates @returns {Promise<string | undefined>} the first that starts */
async function firstThatStarts(candidates) {
  for (const candidate of new Set(candidates)) if (await starts(candidate)) return candidate
  return undefined
}

async function fromDebian() {
  if (!canApt()) return undefined
  // The app brings its own fonts; these are for what people write in other scripts, and for emoji.
  const fonts = ['fonts-liberation', 'fonts-noto-core', 'fonts-noto-color-emoji']
  await step('installing Chromium and fonts with apt (once)', async () => {
    // Not every kin of Debian has the first.
    if (!(await aptInstall(['chromium-headless-shell', ...fonts]))) await aptInstall(['chromium', ...fonts])
  })
  return firstThatStarts(systemBrowsers())
}

async function fromPlaywright() {
  const args = ['install', '--only-shell', ...(canApt() ? ['--with-deps'] : []), 'chromium']
  const installed = await step("downloading Playwright's Chromium (once)", async () => {
    const { code } = await runStep(process.execPath, [tool('@playwright/test', 'playwright'), ...args], { quiet: true })
    return code === 0
  })
  return installed ? firstThatStarts(['']) : undefined
}

/**
 * A Chromium for the browser tests. In this order: the one named by CHROMIUM_PATH, Playwright's own, the
 * system's, Debian's by apt when we are root, a download. apt comes first because a failing download is slow.
 * @returns {Promise<string>} its path; '' for Playwright's own
 */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (await starts(named)) return named
    throw new Trouble(`CHROMIUM_PATH names "${named}", which does not start as a browser`)
  }
  const found = (await firstThatStarts(['', ...systemBrowsers()])) ?? (await fromDebian()) ?? (await fromPlaywright())
  if (found !== undefined) return found
  throw new Trouble(
    'no Chromium for the browser tests: install Chrome or Chromium, or set CHROMIUM_PATH, or run once as root with apt',
  )
}
