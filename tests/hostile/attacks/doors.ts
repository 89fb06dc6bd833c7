import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { OPEN } from '../hand-socket.ts'
import type { World } from '../world.ts'

/** Asks for a document; how it was closed, or `open`. */
const asks =
  (
    document: (world: World, attacker: Attacker) => string,
    opening: (world: World, attacker: Attacker) => Parameters<Attacker['begin']>[1] = () => ({}),
  ): Attack['run'] =>
  async (world) => {
    const attacker = await world.attacker()
    return (await attacker.begin(document(world, attacker), opening(world, attacker)).ready()) ?? OPEN
  }

const ownTable = (_: World, { table }: Attacker) => table

export const doors: Attack[] = [
  { name: 'opens a table without a token', answer: '4401 no_token', run: asks(ownTable, () => ({ token: null })) },
  {
    name: 'opens a table with a token that nobody has',
    answer: '4401 bad_token',
    run: asks(ownTable, () => ({ token: 'A'.repeat(43) })),
  },
  {
    name: 'opens a table with the host token of another café',
    answer: '4403 not_allowed',
    run: asks(ownTable, ({ elsewhere }) => ({ token: elsewhere.hostToken })),
  },
  {
    name: 'opens a table of another café with its own token',
    answer: '4403 not_allowed',
    run: asks(({ elsewhere }) => `table/${elsewhere.cafeId}/t1`),
  },
  {
    name: 'opens the desk of the hosts',
    answer: '4403 not_allowed',
    run: asks(({ cafe }) => `desk/${cafe.cafeId}`),
  },
  {
    name: 'opens a table where it never sat',
    answer: ['4403 not_allowed', '4409 seat_moved'],
    run: asks(({ cafe }) => `table/${cafe.cafeId}/t2`),
  },
  {
    name: 'opens a table that there is not',
    answer: '4403 not_allowed',
    run: asks(({ cafe }) => `table/${cafe.cafeId}/t99`),
  },
  ...['__proto__', 'constructor', 'toString'].map((name) => ({
    name: `opens the gallery of a table named ${name}`,
    answer: '4404 unknown_table',
    run: asks(({ cafe }) => `gallery/${cafe.cafeId}/${name}`),
  })),
  {
    name: 'opens, as a host, a table named __proto__',
    answer: '4404 unknown_table',
    run: asks(
      ({ cafe }) => `table/${cafe.cafeId}/__proto__`,
      ({ cafe }) => ({ token: cafe.hostToken }),
    ),
  },
  ...[
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    'table/..%2f..%2fetc/x',
    'table/a/b/c/d',
    'kitchen/a/b',
    `cafe/${'x'.repeat(4000)}`,
    'cafe/%00',
    '%E0%A4%A',
  ].map((name) => ({
    name: `opens a document named ${name.slice(0, 40)}`,
    answer: '4404 unknown',
    run: asks(() => name),
  })),
  {
    name: 'shows a token of a hundred kilobytes',
    answer: '1006',
    run: asks(ownTable, () => ({ token: 'x'.repeat(100_000) })),
  },
  {
    name: 'brings a cookie along from the page of another site',
    answer: '4403 wrong_origin',
    run: asks(
      (_, { table, participantId }) => `${table}?as=${participantId}`,
      (_, { participantId, token }) => ({
        token: null,
        headers: { cookie: `tablecloth_${participantId}=${token}`, origin: 'https://elsewhere.example' },
      }),
    ),
  },
  {
    name: 'speaks as somebody whose cookie it does not have',
    answer: '4401 no_token',
    run: asks(
      ({ honest }, { table }) => `${table}?as=${honest[0]?.participantId}`,
      (_, { participantId, token }) => ({ token: null, headers: { cookie: `tablecloth_${participantId}=${token}` } }),
    ),
  },
  {
    name: 'hides a second participant in the name of a cookie',
    answer: '4401 no_token',
    run: asks(
      ({ honest }, { table }) => `${table}?as=${encodeURIComponent(`x; tablecloth_${honest[0]?.participantId}`)}`,
      (_, { participantId, token }) => ({ token: null, headers: { cookie: `tablecloth_${participantId}=${token}` } }),
    ),
  },
  {
    name: 'opens five hundred rooms that it has made up',
    answer: '4403 not_allowed',
    async run(world) {
      const attacker = await world.attacker()
      const answers = new Set<string>()
      for (let first = 0; first < 500; first += 50) {
        const some = Array.from({ length: 50 }, (_, n) => attacker.begin(`table/made-up-${first + n}/t1`))
        for (const one of some) answers.add((await one.ready()) ?? OPEN)
      }
      return [...answers].sort().join(', ')
    },
  },
  {
    name: 'opens three hundred sockets on one table',
    answer: '4529 too_fast, open',
    async run(world) {
      const attacker = await world.attacker()
      const sockets = Array.from({ length: 300 }, () => attacker.begin())
      const answers = await Promise.all(sockets.map(async (socket) => (await socket.ready()) ?? OPEN))
      const open = answers.filter((answer) => answer === OPEN).length
      if (open > 60) throw new Error(`${open} were let in`)
      return [...new Set(answers)].sort().join(', ')
    },
  },
  {
    name: 'comes and goes four hundred times',
    answer: OPEN,
    async run(world) {
      const attacker = await world.attacker()
      for (let first = 0; first < 400; first += 40) {
        const some = await Promise.all(Array.from({ length: 40 }, () => attacker.open()))
        for (const one of some) one.end()
        await Promise.all(some.map((one) => one.closed))
      }
      return (await attacker.open()).verdict()
    },
  },
  {
    name: 'goes on with what it has open after having been removed',
    answer: '4403 not_allowed',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      await world.remove(attacker)
      const closed = await socket.closed
      const again = await attacker.begin().ready()
      if (again !== '4401 bad_token') throw new Error(`the token still opens: ${again}`)
      return closed
    },
  },
  {
    name: 'waits at the door and reads what is said inside',
    answer: '4403 not_admitted',
    async run(world) {
      const { cafe, organiser } = await world.ownCafe({ admission: 'lobby' })
      const outside = await world.guest(cafe)
      const answer = (await outside.begin(`cafe/${cafe.cafeId}`).ready()) ?? OPEN
      await organiser.ask('DELETE', `/api/cafes/${cafe.cafeId}`)
      return answer
    },
  },
  {
    name: 'comes back to a café that was erased',
    answer: '4404 unknown_cafe, 4401 bad_token',
    async run(world) {
      const { cafe, organiser } = await world.ownCafe()
      const document = `cafe/${cafe.cafeId}`
      const socket = await organiser.open(document)
      await organiser.ask('DELETE', `/api/cafes/${cafe.cafeId}`)
      const closed = await socket.closed
      return `${closed}, ${await organiser.begin(document, { doc: socket.doc }).ready()}`
    },
  },
]
