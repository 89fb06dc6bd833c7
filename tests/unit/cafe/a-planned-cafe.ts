import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { ACafe } from './a-cafe.ts'

export function aPlannedCafe(people = 9) {
  const cafe = new ACafe()
  const guests = Array.from({ length: people }, (_, index) => cafe.join(`Guest ${index + 1}`))
  cafe.must(cafe.host, { type: 'plan-seating' })
  return { cafe, guests }
}

export const planned = (cafe: ACafe, round: number) => cafe.state.kept.plan[round] ?? {}
export const tableIn = (cafe: ACafe, round: number, { id }: Actor) =>
  Object.entries(planned(cafe, round)).find(([, people]) => people.includes(id))?.[0] as TableId
export const another = (cafe: ACafe, round: number, guest: Actor) =>
  (Object.keys(planned(cafe, round)) as TableId[]).find((id) => id !== tableIn(cafe, round, guest)) as TableId
export const together = (cafe: ACafe, round: number, a: Actor, b: Actor) =>
  tableIn(cafe, round, a) === tableIn(cafe, round, b)

export function change(cafe: ACafe, round: number, guest: Actor, more: object = {}): Command {
  return { type: 'change-plan', round, participantId: guest.id, tableId: another(cafe, round, guest), ...more }
}
