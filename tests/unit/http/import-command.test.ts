import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { expect, it, onTestFinished } from 'vitest'
import { serve } from './serving.ts'

const SCRIPT = join(import.meta.dirname, '../../../scripts/run.mjs')
const MADE = {
  cafeId: 'teal',
  participantId: 'p1',
  joinCode: '7K39QDXVA',
  hostToken: 'organiser-token',
  token: 'own-token',
  tables: [],
  rounds: [],
  info: {} as CafeRoots['info'],
}

async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const asked: unknown[] = []
  const bring = async (file: Uint8Array, options: object) => {
    const text = Buffer.from(file).toString()
    asked.push([text, options])
    return text === '{}' ? refuse('invalid', 'format.name: must be ours') : { ok: true as const, value: MADE }
  }
  const { port } = await serve({ cafes: { bring }, settings: { organiserKey: 'the-key' } })
  const file = (name: string) => join(folder, name)
  writeFileSync(file('a.json'), '{"a": "é"}')
  writeFileSync(file('b.json'), '{}')
  writeFileSync(file('key'), 'the-key\n')
  const run = (args: string[], env: Record<string, string> = {}) =>
    new Promise<{ code: number; said: string; printed: string }>((resolve) => {
      const all = [SCRIPT, 'import', '--url', `http://127.0.0.1:${port}`, ...args]
      const options = { env: { ...process.env, TABLECLOTH_KEY: '', ...env }, cwd: folder }
      execFile(process.execPath, all, options, (error, printed, said) =>
        resolve({ code: Number(error?.code ?? 0), said, printed }),
      )
    })
  return { run, file, asked }
}

it('[HA79] the command hands in an export as it is and prints the links of the café', async () => {
  const { run, file, asked } = await setUp()
  const options = ['--title', 'Once more', '--keep-until', '2030-06-01T00:00Z', '--key-file', file('key')]
  const { code, printed } = await run(['--file', file('a.json'), ...options])
  expect([code, JSON.parse(printed)]).toEqual([
    0,
    expect.objectContaining({ cafeId: 'teal', hostToken: 'organiser-token', joinCode: '7K3-9QD-XVA' }),
  ])
  expect(asked).toEqual([['{"a": "é"}', { title: 'Once more', keepUntil: Date.UTC(2030, 5, 1) }]])
  expect(await run(['--file', file('a.json')], { TABLECLOTH_KEY: 'the-key' })).toMatchObject({ code: 0 })
})

it('[HA79] the command says in one line what went wrong, and shows no key', async () => {
  const { run, file } = await setUp()
  const key = ['--key-file', file('key')]
  const cases: [args: string[], words: RegExp][] = [
    [key, /--file must be a JSON export/],
    [['--file', file('none'), ...key], /--file cannot be read/],
    [['--file', file('a.json'), '--key-file', file('none')], /--key-file cannot be read/],
    [['--file', file('a.json')], /answers 401/],
    [['--file', file('b.json'), ...key], /answers 400: format.name: must be ours/],
    [['--file', file('a.json'), ...key, '--keep-until', 'soon'], /answers 400: keepUntil/],
    [['--file', file('a.json'), '--key', 'the-key'], /--help/],
  ]
  for (const [args, words] of cases) {
    const { code, said } = await run(args)
    expect([code, said.trim().split('\n')]).toEqual([1, [expect.stringMatching(words)]])
    expect(said).not.toContain('the-key')
  }
})
