import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { COMMAND_TYPES, type CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { PERMISSIONS } from '@tablecloth/shared/protocol/permissions.ts'
import { expect, test } from 'vitest'
import { nextSteps } from '../../../client/screens/desk/next-step.ts'

const CLIENT = resolve(import.meta.dirname, '../../../client')

const SOURCES = readdirSync(CLIENT, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

const found = (pattern: RegExp) =>
  SOURCES.flatMap((text) => [...text.matchAll(pattern)].map(([all, words]) => words ?? all))
const QUOTED = /'([a-z-]+)'/g

/** Whatever a screen gives as a command, by itself or one of two, and whatever it asks whether one may. */
const given = new Set(
  found(/\b(?:type: ?|give\()([^,})\n]*'[^,})\n]*)/g).flatMap((words) =>
    [...words.matchAll(QUOTED)].map(([, type]) => type),
  ),
)
const asked = new Set(found(/\b(?:may|useMay\(\))\('([a-z-]+)'/g))

/** Steps of a café are asked for as they come, each by its own name. */
const STEPS = new Set<CommandType>(
  (['lobby', 'round', 'between', 'gallery', 'harvest'] as const).flatMap((phase) => {
    const { main, others } = nextSteps({ phase, round: 0, rounds: 2, paused: true, continues: true })
    return [...(main ? [main] : []), ...others]
  }),
)

/** What stands on a screen only where another is asked for that needs the same. */
const TOGETHER: Partial<Record<CommandType, CommandType>> = {
  'change-plan': 'plan-seating',
  'pin-seat': 'plan-seating',
  'undo-plan': 'plan-seating',
  'pause-round': 'extend-round',
  'end-walk': 'extend-walk',
  'end-turn': 'start-turn',
  'restore-notes': 'restore-note',
  'remove-lens': 'make-lens',
  'renew-link': 'remove',
}
/** Given for oneself alone, or for a device of a table, for which nothing has to be given. */
const OWN: readonly CommandType[] = ['still-speaking']

test('[HO88] what needs a scope is on a screen only where it is asked whether one may, or something that needs the same', () => {
  const scoped = COMMAND_TYPES.filter((type) => PERMISSIONS[type].scope && given.has(type))
  expect(scoped.length).toBeGreaterThan(30)
  const askedFor = (type: CommandType) => asked.has(type) || STEPS.has(type) || OWN.includes(type)
  expect(scoped.filter((type) => !askedFor(TOGETHER[type] ?? type))).toEqual([])
})

test('[HO88] what stands beside another needs no other scope than that', () => {
  for (const [type, beside] of Object.entries(TOGETHER) as [CommandType, CommandType][]) {
    const [own, other] = [PERMISSIONS[type].scope, PERMISSIONS[beside].scope]
    const about = (scope: typeof own) => (typeof scope === 'object' ? scope?.thing : scope)
    expect([type, about(own)]).toEqual([type, about(other)])
  }
})
