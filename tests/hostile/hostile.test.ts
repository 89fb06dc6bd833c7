import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Attack, attempt } from './attack.ts'
import { ATTACKS, type Target } from './attacks.ts'
import { World } from './world.ts'

const PATIENCE_MS = 120_000
/** Every fourth of each kind, as all of them take minutes: `npm run hostile`, or HOSTILE=all here. */
const EVERY = process.env.HOSTILE === 'all' ? 1 : 4

let world: World
beforeAll(async () => {
  world = await World.open()
}, PATIENCE_MS)
afterAll(() => world.close())

/** Each is tried on one café, in which honest people write all the while. */
const harmless = (rule: string, target: Target) => {
  const chosen = (ATTACKS[target] as readonly Attack[]).filter(({ long }, n) => !long && n % EVERY === 0)
  for (const attack of chosen) {
    test(`${rule} ${target}: ${attack.name}`, { timeout: PATIENCE_MS }, async () => {
      const { harm, edits } = await attempt(world, attack)
      expect(harm).toEqual([])
      expect(edits).toBeGreaterThan(0)
    })
  }
}

harmless('[SF1]', 'client ids')
harmless('[SF2]', 'clocks and references')
harmless('[SF3]', 'the words of others')
harmless('[SF4]', 'bytes cut and garbled')
harmless('[SF5]', 'contents of documents')
harmless('[SF6]', 'presence')
harmless('[SF7]', 'floods')
harmless('[SF8]', 'WebSocket frames')
harmless('[SF9]', 'doors and tokens')
harmless('[SF10]', 'the control socket')
harmless('[SF11]', 'codes and links')
harmless('[SF11]', 'HTTP')
harmless('[SF12]', 'commands')
harmless('[SF13]', 'races')
harmless('[HO65] [HO71]', 'the slowed and the removed')
harmless('[SF16]', 'room for others')

test('[SF14] after all of it and kill -9, every honest word is there, unchanged, for who comes and in the export', {
  timeout: PATIENCE_MS,
}, async () => {
  expect(await world.harmAfterRestart()).toEqual([])
})

test('[SF15] the log of it all holds no word, name, token or address of anybody', async () => {
  const log = world.server.said.join('\n')
  for (const secret of [...world.secrets(), '127.0.0.1:', 'Mallory', 'honest-', 'Words '])
    expect(log.replace(/^Tablecloth is serving on .*$/m, '')).not.toContain(secret)
})
