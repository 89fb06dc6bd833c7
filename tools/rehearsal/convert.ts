import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LONGEST_MS = 180_000

/**
 * Has LibreOffice make a PDF of the DOCX, beside it: it opens there, whole.
 * @returns the file and its size; `null` where there is no LibreOffice
 * @throws {Error} with LibreOffice's own words when nothing comes of it
 */
export async function convertDocx(
  folder: string,
  program = process.env.LIBREOFFICE ?? 'soffice',
): Promise<{ file: string; bytes: number } | null> {
  // A profile of its own, since a LibreOffice that is open would take the file over and say nothing.
  const profile = mkdtempSync(join(tmpdir(), 'tablecloth-office-'))
  const file = join(folder, 'harvest.pdf')
  rmSync(file, { force: true })
  const own = `-env:UserInstallation=file://${profile}`
  const wish = ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'harvest.docx')]
  try {
    const { stderr } = await run(program, [own, ...wish], { timeout: LONGEST_MS })
    const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (!bytes) throw new Error(`LibreOffice made no PDF: ${stderr.trim() || 'it does not say why'}`)
    return { file, bytes }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
