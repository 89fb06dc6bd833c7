import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const RULE = /\[([A-Z]{2}\d+)\]/g

const rulesIn = (text: string): Set<string> => new Set([...text.matchAll(RULE)].map(([, rule]) => rule ?? ''))

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.ts$|-contract\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules') && file !== import.meta.filename)
}

const written = rulesIn(readFileSync(join(ROOT, 'SPEC.md'), 'utf8'))
const worn = rulesIn(
  testFiles(join(ROOT, 'tests'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n'),
)

test('every rule of SPEC.md is worn by a test', () => {
  expect([...written].filter((rule) => !worn.has(rule))).toEqual([])
})

test('every rule that a test wears stands in SPEC.md', () => {
  expect([...worn].filter((rule) => !written.has(rule))).toEqual([])
})
