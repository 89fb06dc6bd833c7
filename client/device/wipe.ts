import { request } from '../connection/api.ts'
import { listMyCafes, type MyCafe, removeMyCafe } from './my-cafes.ts'

const OURS = 'tablecloth'

/** No script of ours can reach a seat's cookie, so the server takes it back. False when it could not be asked. */
async function giveBackSeats(cafes: readonly MyCafe[]): Promise<boolean> {
  const people = new Set(cafes.flatMap(({ participantId }) => participantId ?? []))
  const answers = await Promise.all([...people].map((as) => request('DELETE', '/api/sessions', { as })))
  return answers.every((answer) => answer.ok)
}

function wipeStore(open: () => Storage): void {
  try {
    const store = open()
    for (const key of Object.keys(store)) if (key.startsWith(OURS)) store.removeItem(key)
  } catch {
    // A blocked store has nothing of ours.
  }
}

async function wipeDatabases(): Promise<void> {
  try {
    const all = await indexedDB.databases()
    for (const { name } of all) if (name?.startsWith(OURS)) indexedDB.deleteDatabase(name)
  } catch {
    // Without a list of databases there is none that we made: keeping words here needs one.
  }
}

/** Forgets one café on this device, and its seat with it. False when the seat's cookie had to stay. */
export async function forgetCafe(cafe: MyCafe): Promise<boolean> {
  removeMyCafe(cafe.cafeId, cafe.role)
  return giveBackSeats([cafe])
}

/**
 * Forgets everything of ours on this device: links, seats, drafts, settings. The browser's own history is out of reach.
 * False when the cookies of seats had to stay, since the server could not be asked for them.
 */
export async function wipeDevice(): Promise<boolean> {
  const cafes = listMyCafes()
  wipeStore(() => localStorage)
  wipeStore(() => sessionStorage)
  await wipeDatabases()
  return giveBackSeats(cafes)
}
