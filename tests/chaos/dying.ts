import { DatabaseSync } from 'node:sqlite'
import { onSignal } from './on-signal.ts'

/**
 * Loaded into a server before all else: the process kills itself with SIGKILL at one moment of its work on the database,
 * which nobody could hit from outside. Threads that it starts have this loaded too.
 */
export interface Death {
  /** Beginnings of SQL: the statement that follows on all of those before it. */
  statements: string[]
  /** Before or after the last of them has run. */
  when: 'before' | 'after'
  /** How many times over. */
  nth: number
  /** From the start, or from SIGUSR2 on. */
  armed: boolean
}

const death = JSON.parse(process.env.DIE_AT ?? 'null') as Death | null
let armed = death?.armed ?? false
let reached = 0
let times = 0

/** Whether this is the moment. */
function isDue(sql: string, { statements, nth }: Death): boolean {
  if (!armed || !sql.startsWith(statements[reached] ?? '')) return false
  if (++reached < statements.length) return false
  reached = 0
  return ++times === nth
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

if (death) {
  onSignal(() => {
    armed = true
  })
  const { prepare } = DatabaseSync.prototype
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
    const statement = prepare.call(this, sql)
    const run = statement.run.bind(statement) as (...values: unknown[]) => ReturnType<typeof statement.run>
    return Object.assign(statement, {
      run(...values: unknown[]) {
        const due = isDue(sql, death)
        if (due && death.when === 'before') die()
        const result = run(...values)
        if (due) die()
        return result
      },
    })
  } as typeof prepare
}
