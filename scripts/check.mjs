import { tool } from './setup/paths.mjs'
import { runStep } from './setup/process.mjs'
import { secondsSince, tell } from './setup/progress.mjs'

/** Without the explanations below each fault and the summary below all. @param {string} output */
function faultLines(output) {
  const [faults = ''] = output.split(/^Checked \d+ files/m)
  const lines = faults.split('\n').filter((line) => /^\S/.test(line))
  return lines.length > 0 ? lines : [output.trim()]
}

/** Each prints one line per fault. The fast ones first. @type {() => [name: string, args: string[]][]} */
const checks = () => [
  ['lock files', ['scripts/check-lock.mjs']],
  ['translations', ['scripts/check-i18n.mjs']],
  [
    'format and lint',
    [
      tool('@biomejs/biome', 'biome'),
      'check',
      '--reporter=concise',
      '--error-on-warnings',
      '--max-diagnostics=500',
      '.',
    ],
  ],
  ['types', [tool('typescript', 'tsc'), '-b', '--pretty', 'false']],
]

/** Everything that can be known without running the app; all of it, even after a failure. @returns {Promise<number>} exit code */
export async function check() {
  const failed = []
  for (const [name, args] of checks()) {
    const since = Date.now()
    const { code, output } = await runStep(process.execPath, args, { quiet: true })
    if (code !== 0) tell(' ', faultLines(output).join('\n  '))
    tell(code === 0 ? '✓' : '✗', `${name} (${secondsSince(since)})`)
    if (code !== 0) failed.push(name)
  }
  if (failed.length > 0) tell('✗', `failed: ${failed.join(', ')}; "npm run format" mends what can be mended by itself`)
  return failed.length > 0 ? 1 : 0
}
