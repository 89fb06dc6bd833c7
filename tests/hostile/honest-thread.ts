import { parentPort, workerData } from 'node:worker_threads'
import { HonestPeople } from './honest-people.ts'

/** On a thread of their own, so that what an attacker's side costs is not taken for a stall of the server. */
export interface Setting extends Record<string, unknown> {
  url: string
  document: string
  seats: ConstructorParameters<typeof HonestPeople>[2]
}

export type Ask = 'begin' | 'rest' | 'written' | 'end'

const { url, document, seats } = workerData as Setting
const people = new HonestPeople(url, document, seats)

async function answer(ask: Ask): Promise<unknown> {
  if (ask === 'begin') return people.begin()
  if (ask === 'rest') return people.rest()
  if (ask === 'written') return people.written
  return people.end()
}

await people.arrived()
parentPort?.on('message', async (ask: Ask) => {
  parentPort?.postMessage(await answer(ask))
  if (ask === 'end') parentPort?.close()
})
parentPort?.postMessage('arrived')
