import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { expect, it } from 'vitest'
import { cafeId, texts } from './samples.ts'

const KILLS = Number(process.env.KILLS ?? 5)

/** Lets the writer write until it has told of `more` commits, and kills it in the midst of the next. */
async function writeAndKill(file: string, more: number): Promise<number> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'endless-writer.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(writer, 'exit')
  let told = 0
  let lines = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    told = Number(line)
    if (++lines === more) writer.kill('SIGKILL')
  }
  await gone
  return told
}

it(`[ST10] loses nothing acknowledged, and keeps no half of a batch, over ${KILLS} kills`, {
  timeout: 20_000 * KILLS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-kill-'))
  const file = join(folder, 'cafe.sqlite')
  let before = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const told = await writeAndKill(file, 20 + 37 * (kill % 5))
    expect(told).toBeGreaterThan(before)

    const storage = openSqlite(file)
    const numbers = async (document: string) =>
      texts(await storage.loadDocument(document))
        .join('')
        .trim()
        .split(' ')
    const kept = Number((await storage.loadFacts(cafeId('teal')))[0]?.value)
    // One more than was told can have been committed: it died before it could say so.
    expect(kept).toBeGreaterThanOrEqual(told)
    const expected = Array.from({ length: kept }, (_, index) => String(index + 1))
    expect(await numbers('table/teal/1')).toEqual(expected)
    expect(await numbers('table/teal/2')).toEqual(expected)
    await storage.close()
    before = kept
  }
  rmSync(folder, { recursive: true, force: true })
})
