import type { WireName } from '../load/wire.ts'
import type { Arrival, Seat, Target } from './target.ts'

let made = 0

/** For servers where a room is whatever name somebody asks for, and anybody may come in. */
export function roomsByName(wire: WireName): Pick<Target, 'rooms' | 'door'> {
  async function rooms(_port: number, count: number, seats: number): Promise<Seat[][]> {
    const first = made
    made += count
    return Array.from({ length: count }, (_, index) => {
      const room = `room-${first + index}`
      return Array.from({ length: seats }, (_, seat) => ({
        room,
        path: `/${room}`,
        author: `person-${String(first + index).padStart(4, '0')}${String(seat).padStart(5, '0')}`,
        wire,
      }))
    })
  }

  /** One to each room, then another to each. */
  async function door(port: number, count: number, seats: number): Promise<() => Promise<Arrival>> {
    const made = await rooms(port, count, seats)
    let next = 0
    return async () => {
      const seat = made[next % count]?.[Math.floor(next / count) % seats]
      next++
      if (!seat) throw new Error('no room')
      return { seat, reads: [], leave() {} }
    }
  }

  return { rooms, door }
}
