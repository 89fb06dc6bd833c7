import { mkdtempSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { launchOptions } from './launch-options.ts'

// This file is read again in every worker: the folder must be made once, the port is only known by then.
process.env.TABLECLOTH_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'tablecloth-e2e-'))
const port = process.env.TABLECLOTH_PORT

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  reporter: [['list']],
  // Every journey has a café of its own, so they can be played side by side; much of one is waiting for a screen to settle.
  fullyParallel: true,
  workers: Math.min(4, availableParallelism() + 1),
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Ample for a machine that does other things as well; what has to happen in time says so itself.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    ...(port ? { baseURL: `http://127.0.0.1:${port}` } : {}),
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    launchOptions,
  },
  webServer: {
    name: 'server',
    command: `"${process.execPath}" server/main.ts`,
    cwd: '..',
    env: {
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: process.env.TABLECLOTH_E2E_DATA,
      PUBLIC_URL: '',
      ORGANISER_KEY: '',
    },
    // The named group becomes TABLECLOTH_PORT; the blank behind it makes sure that the number is whole.
    wait: { stdout: /Tablecloth is serving on http:\/\/127\.0\.0\.1:(?<tablecloth_port>\d+)\s/ },
    timeout: 20_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
