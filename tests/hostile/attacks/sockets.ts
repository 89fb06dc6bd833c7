import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { answerIn, EngineSocket } from './engine-socket.ts'

/** Somebody who has joined the café over a socket of their own making. */
const joined =
  (act: (socket: EngineSocket, attacker: Attacker) => unknown): Attack['run'] =>
  async (world) => {
    const attacker = await world.attacker()
    const socket = await new EngineSocket(attacker).joined(attacker)
    const told = await act(socket, attacker)
    const answer = typeof told === 'string' ? told : await socket.verdict()
    socket.ws.terminate()
    return answer
  }

/** Gives a command as it is written, and says how it was answered. */
const commands = (json: string): Attack['run'] =>
  joined(async (socket) => {
    await socket.send(`427["command",${json}]`)
    return answerIn(await socket.hears((packet) => packet.startsWith('437')))
  })

const says = (...packets: readonly (string | Uint8Array)[]): Attack['run'] =>
  joined(async (socket) => {
    for (const packet of packets) await socket.send(packet)
  })

const PLACEHOLDER = '{"_placeholder":true,"num":0}'

const EVENTS = ['error', 'disconnect', 'disconnecting', 'connect', 'connect_error', 'newListener', 'removeListener']

export const sockets: Attack[] = [
  {
    name: 'commands in a list of fifteen thousand lists',
    answer: 'invalid',
    run: commands('['.repeat(15_000) + ']'.repeat(15_000)),
  },
  {
    name: 'commands in a deep object',
    answer: 'invalid',
    run: commands(`${'{"type":'.repeat(3000)}1${'}'.repeat(3000)}`),
  },
  { name: 'commands with a role merged in', answer: 'invalid', run: commands('{"type":"time","role":"host"}') },
  {
    name: 'commands with a prototype',
    answer: 'invalid',
    run: commands('{"type":"time","__proto__":{"role":"organiser"}}'),
  },
  {
    name: 'commands with a constructor',
    answer: 'invalid',
    run: commands('{"type":"time","constructor":{"prototype":{"role":"host"}}}'),
  },
  { name: 'commands with a type of every object', answer: 'invalid', run: commands('{"type":"toString"}') },
  { name: 'commands with nothing', answer: 'invalid', run: commands('null') },
  { name: 'commands twice in one message', answer: 'not_allowed', run: commands('{"type":"time","type":"close"}') },
  {
    name: 'commands for somebody named __proto__',
    answer: 'invalid',
    run: commands('{"type":"start-turn","participantId":"__proto__"}'),
  },
  {
    name: 'commands with a thousand languages',
    answer: 'invalid',
    run: commands(`{"type":"update-me","name":"M","languages":${JSON.stringify(Array(1000).fill('en'))}}`),
  },
  {
    name: 'gives itself a perspective named __proto__',
    answer: 'invalid',
    run: commands('{"type":"update-me","name":"M","perspectives":[{"id":"__proto__","show":"seat"}]}'),
  },
  {
    name: 'takes a name that turns the direction of all others',
    answer: 'invalid',
    run: commands('{"type":"update-me","name":"M\\u202Ealory"}'),
  },
  {
    name: 'asks for an answer by a number without end',
    answer: ['ok', 'closed'],
    run: says(`42${'9'.repeat(400)}["command",{"type":"time"}]`),
  },
  { name: 'withholds the attachment that it promised', answer: 'closed', run: says(`451-["command",${PLACEHOLDER}]`) },
  { name: 'promises five billion attachments', answer: 'closed', run: says('455999999999-["command"]') },
  { name: 'promises less than no attachment', answer: 'closed', run: says('45-1-["command"]') },
  {
    name: 'names an attachment that there is not',
    answer: 'closed',
    run: says('451-["command",{"_placeholder":true,"num":99}]', new Uint8Array(8)),
  },
  {
    name: 'sends bytes as a command',
    answer: ['ok', 'closed'],
    run: says(`451-["command",${PLACEHOLDER}]`, new Uint8Array(1000)),
  },
  { name: 'sends bytes that nobody announced', answer: 'closed', run: says(new Uint8Array(1000)) },
  {
    name: 'sends a message of 33 kB',
    answer: 'closed',
    run: says(`42["command",${JSON.stringify('x'.repeat(33_000))}]`),
  },
  {
    name: 'sends a message of 20 MB',
    answer: 'closed',
    run: says(`42["command",${JSON.stringify('x'.repeat(20_000_000))}]`),
  },
  {
    name: 'sends packets that are none',
    answer: 'closed',
    run: says('4', '4x', '42', '42{', '42[]', '42[5]', '42{}', '42null'),
  },
  { name: 'sends an engine packet of a kind that there is not', answer: 'closed', run: says('9hello') },
  ...EVENTS.map((event) => ({
    name: `sends the event ${event}, which is not its own`,
    answer: ['ok', 'closed'],
    run: says(`42["${event}",{"message":"x"}]`),
  })),
  { name: 'sends an event named __proto__', answer: ['ok', 'closed'], run: says('42["__proto__",{"x":1}]') },
  {
    name: 'sends twenty thousand events that nobody hears',
    answer: 'closed',
    run: joined(async (socket) => {
      let last: Promise<void> = Promise.resolve()
      for (let n = 0; n < 20_000; n++) last = socket.send(`42["nobody-${n}",{"x":${n}}]`)
      await last
    }),
  },
  {
    name: 'gives five thousand commands at once',
    answer: 'closed',
    run: joined(async (socket) => {
      for (let n = 0; n < 5000; n++) void socket.send(`42${n}["command",{"type":"time"}]`)
    }),
  },
  {
    name: 'gives a hundred thousand commands and reads no answer',
    answer: 'closed',
    run: joined(async (socket) => {
      socket.ws.pause()
      let last: Promise<void> = Promise.resolve()
      for (let n = 0; n < 100_000; n++) last = socket.send('421["command",{"type":"time"}]')
      await last
      socket.ws.resume()
    }),
  },
  {
    name: 'joins a thousand namespaces that there are not',
    answer: 'closed',
    run: joined(async (socket) => {
      for (let n = 0; n < 1000; n++) void socket.send(`40/admin-${n},{}`)
    }),
  },
  {
    name: 'joins the same namespace a thousand times',
    answer: 'closed',
    run: joined(async (socket, { token }) => {
      for (let n = 0; n < 1000; n++) void socket.send(`40${JSON.stringify({ token })}`)
    }),
  },
  ...(
    [
      ['without a token', {}, 'no_token'],
      ['with a token that is an object', { token: { toString: 'x' } }, 'no_token'],
      ['with a token that is a list', { token: ['x'] }, 'no_token'],
      ['as a participant whose cookie it does not have', { as: '../../x' }, 'no_token'],
      ['with a token that nobody has', { token: 'A'.repeat(43) }, 'bad_token'],
    ] as const
  ).map(([how, auth, answer]) => ({
    name: `joins ${how}`,
    answer,
    run: async (world: Parameters<Attack['run']>[0]) => {
      const socket = await new EngineSocket(await world.attacker()).opened()
      await socket.send(`40${JSON.stringify(auth)}`)
      const packet = await socket.hears((heard) => heard.startsWith('44'))
      socket.ws.terminate()
      return /"code":"([a-z_]+)"/.exec(packet)?.[1] ?? packet
    },
  })),
  {
    name: 'shakes hands with a hundred kilobytes',
    answer: 'closed',
    async run(world) {
      const socket = await new EngineSocket(await world.attacker()).opened()
      await socket.send(`40${JSON.stringify({ token: 'x'.repeat(100_000) })}`)
      return socket.closed
    },
  },
  {
    name: 'joins by cookie from the page of another site',
    answer: 'wrong_origin',
    async run(world) {
      const attacker = await world.attacker()
      const headers = {
        cookie: `tablecloth_${attacker.participantId}=${attacker.token}`,
        origin: 'https://elsewhere.example',
      }
      const socket = attacker.voice({ auth: { as: attacker.participantId }, headers })
      return new Promise((resolve) => {
        socket.on('connect', () => resolve('open'))
        socket.on('connect_error', ({ message }) => resolve(message))
      })
    },
  },
  {
    name: 'joins sixty times over',
    answer: '20 open, too_fast',
    async run(world) {
      const attacker = await world.attacker()
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => {
          const socket = attacker.voice()
          return new Promise<string>((resolve) => {
            socket.on('connect', () => resolve('open'))
            socket.on('connect_error', ({ message }) => resolve(message))
          })
        }),
      )
      const open = answers.filter((answer) => answer === 'open').length
      return [`${open} open`, ...new Set(answers.filter((answer) => answer !== 'open'))].join(', ')
    },
  },
  {
    name: 'opens three hundred sockets that never join',
    answer: 'closed',
    long: true,
    async run(world) {
      const attacker = await world.attacker()
      const open = await Promise.all(Array.from({ length: 300 }, () => new EngineSocket(attacker).opened()))
      const answers = new Set(await Promise.all(open.map(({ closed }) => closed)))
      return [...answers].join(', ')
    },
  },
  {
    name: 'shakes hands by polling two thousand times and never comes back',
    answer: '200',
    async run(world) {
      const attacker = await world.attacker()
      const answers = new Set<string>()
      for (let first = 0; first < 2000; first += 50) {
        const some = Array.from({ length: 50 }, () =>
          attacker.ask('GET', '/socket.io/?EIO=4&transport=polling', undefined, { token: null }),
        )
        for (const answer of await Promise.all(some)) answers.add(answer)
      }
      return [...answers].join(', ')
    },
  },
  ...(
    [
      ['polls a session that there is not', 'GET', '?EIO=4&transport=polling&sid=..%2f..%2fx', undefined],
      ['polls in a protocol of old', 'GET', '?EIO=3&transport=polling', undefined],
      ['polls by a transport that every object has', 'GET', '?EIO=4&transport=__proto__', undefined],
      ['posts to a session that there is not', 'POST', '?EIO=4&transport=polling&sid=AAAA', '40{}'],
    ] as const
  ).map(([name, method, query, body]) => ({
    name,
    answer: '400',
    run: async (world: Parameters<Attack['run']>[0]) =>
      (await world.attacker()).ask(method, `/socket.io/${query}`, body, {
        token: null,
        headers: body === undefined ? {} : { 'content-type': 'text/plain' },
      }),
  })),
]
