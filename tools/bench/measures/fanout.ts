import { Crowd } from '../load/crowd.ts'
import type { Column, Measure } from './measure.ts'
import { observe } from './observe.ts'

const COLUMNS: readonly Column[] = [
  { head: 'p50 ms', figure: 'p50', digits: 2 },
  { head: 'p95 ms', figure: 'p95', digits: 2 },
  { head: 'p99 ms', figure: 'p99', digits: 2, compared: true },
  { head: 'server CPU ms per 1,000 delivered', figure: 'cpu', digits: 1, compared: true },
  { head: 'frames per update', figure: 'frames', digits: 2 },
  { head: 'bytes per update', figure: 'bytes', digits: 0 },
  { head: 'generator CPU %', figure: 'generatorCpu', digits: 0 },
]

interface Rooms {
  name: string
  title: string
  rooms: number
  people: number
  editsASecond: number
}

const fanout = ({ name, title, rooms, people, editsASecond }: Rooms): Measure => ({
  name,
  group: 'fanout',
  title: `${title}, ${editsASecond} edits/s each`,
  about: 'Latency is from sending an edit to its arrival at each other member of the room.',
  columns: COLUMNS,
  byDoor: true,
  async run({ target, server, size }) {
    const crowd = await Crowd.open(await target.rooms(server.port, rooms, people), server.port)
    await crowd.layNotes()
    const observed = await observe(crowd, server.pid, editsASecond, size)
    crowd.leave()
    return observed
  },
})

export const room25 = fanout({ name: 'room25', title: 'One room of 25', rooms: 1, people: 25, editsASecond: 5 })
export const room100 = fanout({ name: 'room100', title: 'One room of 100', rooms: 1, people: 100, editsASecond: 2 })
export const cafe250 = fanout({
  name: 'cafe250',
  title: 'A café of 250: 50 tables of 5',
  rooms: 50,
  people: 5,
  editsASecond: 2,
})
