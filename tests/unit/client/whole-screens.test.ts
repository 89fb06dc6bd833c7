import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { WHOLE_SCREENS } from '../../../client/i18n/whole-screens.ts'

const CLIENT = resolve(import.meta.dirname, '../../../client')

const SCREENS = {
  table: 'screens/table/TableScreen.tsx',
  gallery: 'screens/gallery/GalleryScreen.tsx',
  harvest: 'screens/harvest/HarvestScreen.tsx',
  desk: 'screens/desk/DeskGate.tsx',
} as const satisfies Record<keyof typeof WHOLE_SCREENS, string>

const SPOKEN = /useTranslation\(\s*(\[[^\]]*\]|'[^']*')/g
/** What is imported with the file; `import()` brings its words behind a boundary of its own. */
const IMPORTED = /^(?:import|export) [^;]*?from '(\.[^']+)'/gms

/** The namespaces that a file and all that comes with it ask for. */
function spokenBy(file: string, seen = new Set<string>(), spoken = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file) || !/\.tsx?$/.test(file)) return spoken
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, names = ''] of text.matchAll(SPOKEN)) {
    for (const [, name = ''] of names.matchAll(/'([^']+)'/g)) spoken.add(name)
  }
  for (const [, path = ''] of text.matchAll(IMPORTED)) spokenBy(join(dirname(file), path), seen, spoken)
  return spoken
}

test.each(Object.entries(SCREENS))(
  '[EE56] the %s asks for the words of all its parts when it opens',
  (screen, file) => {
    const asked: readonly string[] = WHOLE_SCREENS[screen as keyof typeof SCREENS]
    expect([...asked].sort()).toEqual([...spokenBy(join(CLIENT, file))].sort())
  },
)
