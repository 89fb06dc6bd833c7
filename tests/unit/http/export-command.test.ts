import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { input } from '../harvest/a-harvest.ts'
import { serve } from './serving.ts'
import { unread } from './unread.ts'

const SCRIPT = join(import.meta.dirname, '../../../scripts/run.mjs')
const cafes = { briefing: async () => ({ ok: true as const, value: unread(input()) }) }

async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { port } = await serve({ cafes })
  const file = (name: string) => join(folder, name)
  writeFileSync(file('token'), 'host-token\n')
  const run = (args: string[], env: Record<string, string> = {}) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const all = [SCRIPT, 'export', '--url', `http://127.0.0.1:${port}`, ...args]
      execFile(process.execPath, all, { env: { ...process.env, ...env }, cwd: folder }, (error, _, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stderr }),
      )
    })
  return { run, file }
}

it('[HA70] the command writes the briefing to a file, with the token from a file or from the environment', async () => {
  const { run, file } = await setUp()
  const asked = [
    '--cafe',
    'teal',
    '--token-file',
    file('token'),
    '--lang',
    'ar',
    '--format',
    'html',
    '--out',
    file('a.html'),
  ]
  expect(await run(asked)).toMatchObject({ code: 0 })
  expect(readFileSync(file('a.html'), 'utf8')).toContain('<html lang="ar" dir="rtl">')
  expect(await run(['--cafe', 'teal'], { TABLECLOTH_TOKEN: 'host-token' })).toMatchObject({ code: 0 })
  expect(readFileSync(file('harvest-teal.docx')).subarray(0, 2).toString()).toBe('PK')
})

it('[HA70] the command says in one line what went wrong, and shows no token', async () => {
  const { run, file } = await setUp()
  writeFileSync(file('guest'), 'guest-token')
  const token = ['--token-file', file('token')]
  const cases: [args: string[], words: RegExp][] = [
    [token, /--cafe must be/],
    [['--cafe', 'teal', ...token, '--format', 'exe'], /--format must be one of docx, html, md, csv, json/],
    [['--cafe', 'teal', '--token-file', file('none')], /--token-file cannot be read/],
    [['--cafe', 'teal'], /a host token is needed/],
    [['--cafe', 'teal', '--token-file', file('guest')], /answers 403/],
    [['--cafe', 'teal', ...token, '--time-zone', 'Nowhere'], /answers 400: timeZone/],
    [['--cafe', 'teal', ...token, '--url', 'ftp://a'], /--url must be an address/],
    [['--cafe', 'teal', ...token, '--url', 'http://127.0.0.1:1'], /cannot be reached/],
    [['--cafe', 'teal', ...token, '--out', file('no/such/file')], /cannot be written/],
    [['--cafe', 'teal', '--token', 'host-token'], /--help/],
  ]
  for (const [args, words] of cases) {
    const { code, said } = await run(args, { TABLECLOTH_TOKEN: '' })
    expect([code, said.trim().split('\n')]).toEqual([1, [expect.stringMatching(words)]])
    expect(said).not.toMatch(/(?:host|guest)-token/)
  }
})
