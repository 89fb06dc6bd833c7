import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertDocx } from '@tablecloth/rehearsal/convert.ts'
import { expect, onTestFinished, test } from 'vitest'

function aFolder(script: string): { folder: string; program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-convert-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'office')
  writeFileSync(program, `#!/bin/sh\n${script}\n`)
  chmodSync(program, 0o755)
  return { folder, program }
}

test('[HA84] where LibreOffice is not installed the rehearsal says so, and that is no fault', async () => {
  const { folder } = aFolder('')
  expect(await convertDocx(folder, join(folder, 'no-such-program'))).toBeNull()
})

test.skipIf(process.platform === 'win32')('[HA84] a PDF that is made is told, one that is not is a fault', async () => {
  const made = aFolder('printf %%PDF > "$6/harvest.pdf"')
  expect(await convertDocx(made.folder, made.program)).toEqual({ file: join(made.folder, 'harvest.pdf'), bytes: 4 })
  const silent = aFolder('echo "source file could not be loaded" >&2')
  await expect(convertDocx(silent.folder, silent.program)).rejects.toThrow('source file could not be loaded')
})
