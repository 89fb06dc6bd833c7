import type { LaunchOptions } from 'playwright'

/**
 * How every browser here is started: by the tests and by the screenshots. The switches keep a system's
 * Chromium from calling home, from using a graphics card that a server lacks, and from trying HTTP/3 first.
 * CHROMIUM_PATH is found by scripts/setup/browser.mjs; without it Playwright takes its own.
 */
export const launchOptions: LaunchOptions = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
