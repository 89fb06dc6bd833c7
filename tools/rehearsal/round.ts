import { createChance } from './chance.ts'
import type { Cloth } from './cloth.ts'
import type { Guest } from './guest.ts'
import type { Host } from './host.ts'
import type { Options } from './options.ts'
import { partIn } from './script.ts'
import type { Show } from './show.ts'
import { pause, until } from './wait.ts'

const MINUTE = 60_000
const LONGEST_PAUSE_MS = 3000
/** What the wire takes for a moment of a round. */
const LEAST_MINUTES = 0.05

/** One round: its host starts it, all do their part, and it is over when every note lies on the others' screens too. */
export async function playRound(show: Show, host: Host, guests: readonly Guest[], round: number, options: Options) {
  const { signal } = show.wire
  const roundMs = options.minutes * MINUTE
  const announced = guests.map((guest) => guest.voice.me?.next?.tableId)
  const begun = performance.now()
  await host.voice.must({ type: 'start-round' })
  const hostIds = new Set(hostsOf(host))

  const parts = guests.map(async (guest, index) => {
    const chance = createChance(`${options.seed}/${index}/${round}`)
    const isTableHost = hostIds.has(guest.author.participantId)
    const acts = partIn(chance, guest.person.sayings, options.notes, isTableHost)
    await show.tolerate(guest.play(acts, round, begun, roundMs))
  })
  const hosting = async () => {
    await pause(begun + roundMs * 0.25 - performance.now(), signal)
    if (round === 0) await show.tolerate(host.pausesFor(Math.min(LONGEST_PAUSE_MS, roundMs * 0.1)))
    await pause(begun + roundMs * 0.5 - performance.now(), signal)
    if (round === Math.min(1, options.rounds - 1)) {
      await show.tolerate(host.extends(Math.max(LEAST_MINUTES, options.minutes * 0.05)))
    }
    await host.voice.must({ type: 'announce', text: 'Half of the time has gone: who has not spoken yet?' })
  }
  await Promise.all([...parts, hosting()])

  for (const [index, guest] of guests.entries()) {
    const told = announced[index]
    if (round > 0 && told !== guest.cloth?.tableId) {
      show.fault(`${guest.author.name} was told of table ${told}, and sits at ${guest.cloth?.tableId}`)
    }
  }
  await show.tolerate(allArrived(show, host, guests))
  await end(show, host, guests, round, options)
}

const hostsOf = (host: Host): (string | undefined)[] =>
  [...host.cafe.doc.getMap<{ hostId?: string }>('tables').values()].map(({ hostId }) => hostId)

async function allArrived(show: Show, host: Host, guests: readonly Guest[]): Promise<void> {
  const byTable = Map.groupBy(
    guests.flatMap(({ cloth }) => cloth ?? []),
    ({ tableId }) => tableId,
  )
  const screens: Cloth[] = [...byTable.values()].flat()
  for (const [tableId, cloths] of byTable) if (cloths.length === 1) screens.push(await host.sitsBeside(tableId))
  const lacking = () => screens.reduce((sum, cloth) => sum + cloth.lacks(), 0)
  await until(
    () => lacking() === 0,
    () => `${lacking()} notes to be on another screen`,
    { ...show.wire, within: 60_000 },
  )
  const { size } = show.ledger.notes
  await until(
    () => host.notesOnDesk() === size,
    () => `the desk to count ${size} notes, not ${host.notesOnDesk()}`,
    show.wire,
  )
}

/** A round ends by its clock; the last one, as hosts do when all is said, by hand. */
async function end(show: Show, host: Host, guests: readonly Guest[], round: number, { rounds }: Options) {
  const endsAt = host.cafe.value<number>('state', 'endsAt')
  if (round === rounds - 1) {
    if (endsAt) await host.voice.must({ type: 'end-round' })
    return host.sees('between')
  }
  await host.sees('between', Math.max(0, (endsAt ?? 0) - Date.now()) + 20_000)
  const next = () => guests.filter(({ voice }) => voice.me?.next?.round !== round + 1).length
  await show.tolerate(
    until(
      () => next() === 0,
      () => `${next()} guests to be told their next table`,
      show.wire,
    ),
  )
}
