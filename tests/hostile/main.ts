import { parseArgs } from 'node:util'
import { type Attack, attempt, type Outcome } from './attack.ts'
import { ATTACKS } from './attacks.ts'
import { World } from './world.ts'

const HELP = `npm run hostile -- [options]: every attack on a server of its own, while honest people write

  --only words     attacks whose name, or whose target's name, holds these words; may be given again`

/** A line of the table of what came of each. */
function row(target: string, { name, answer, harm, edits, longest, growth }: Outcome): string {
  const memory = growth === null ? '' : growth.toFixed(0)
  const cells = [target, name, answer, harm.join('; ') || 'none', edits, longest.toFixed(0), memory]
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
}

async function main(): Promise<number> {
  const { only = [''], help } = parseArgs({
    options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  }).values
  if (help) {
    process.stdout.write(`${HELP}\n`)
    return 0
  }
  const chosen = Object.entries(ATTACKS).flatMap(([target, attacks]) =>
    (attacks as readonly Attack[])
      .filter(({ name }) => only.some((words) => `${target}: ${name}`.includes(words)))
      .map((attack) => ({ target, attack })),
  )
  const world = await World.open()
  const outcomes: Outcome[] = []
  try {
    process.stdout.write('| aimed at | attack | answer | harm | honest edits | longest stall, ms | memory, MB |\n')
    process.stdout.write('| --- | --- | --- | --- | --- | --- | --- |\n')
    for (const { target, attack } of chosen) {
      const outcome = await attempt(world, attack)
      outcomes.push(outcome)
      process.stdout.write(`${row(target, outcome)}\n`)
      if (!world.server.lives) break
    }
    const after = world.server.lives ? await world.harmAfterRestart() : ['the server process has ended']
    const harmful = outcomes.filter(({ harm }) => harm.length).length
    const edits = outcomes.reduce((sum, outcome) => sum + outcome.edits, 0)
    const longest = Math.max(0, ...outcomes.map((outcome) => outcome.longest))
    process.stdout.write(
      `\n${outcomes.length} of ${chosen.length} attacks, ${harmful} did harm. ${edits} honest edits arrived meanwhile, ` +
        `the slowest in ${longest.toFixed(0)} ms.\n` +
        `After kill -9 and a restart: ${after.join('; ') || 'every honest word is there, unchanged, and in the export'}.\n`,
    )
    return harmful || after.length || outcomes.length < chosen.length ? 1 : 0
  } finally {
    await world.close()
  }
}

process.exit(await main())
