import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import type { World } from '../world.ts'

/** Asks once, and says how it was answered. */
export const asks =
  (ask: (attacker: Attacker, world: World) => Promise<string>): Attack['run'] =>
  async (world) =>
    ask(await world.attacker(), world)
