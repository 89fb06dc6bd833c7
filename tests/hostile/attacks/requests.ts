import { gzipSync } from 'node:zlib'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { asks } from './asks.ts'

const MB = 1024 * 1024

/** Writes a request by hand, and says the status of the answer, or `cut`. */
const speaks = (request: (attacker: Attacker) => string): Attack['run'] =>
  asks(async (attacker) => {
    const socket = await attacker.tcp(request(attacker))
    let said = ''
    socket.on('data', (chunk) => {
      said += chunk
    })
    await new Promise<void>((resolve) => {
      const look = () => /^HTTP\/1\.1 \d{3}/.test(said) && resolve()
      socket.on('data', look)
      socket.on('close', () => resolve())
    })
    if (/root:|BEGIN/.test(said)) throw new Error('a file of the machine was given out')
    return /^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 'cut'
  })

const commandsPath = ({ cafeId }: Attacker) => `/api/cafes/${cafeId}/commands`
const asText = (value: string) => ({ headers: { 'content-type': value } })

/** Whether the server still answers, however many wait. */
const answers = async (attacker: Attacker) => attacker.ask('GET', '/healthz')

const FILES = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc/passwd',
  '/assets/..%5c..%5c..%5cetc%5cpasswd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/%00/etc/passwd',
  '//etc/passwd',
]

export const requests: Attack[] = [
  ...FILES.map((path) => ({
    name: `asks for the file ${path}`,
    answer: ['200', '400', '404', '503'],
    run: speaks(() => `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  })),
  {
    name: 'sends a body of a hundred thousand lists in one another',
    answer: '400 invalid',
    run: asks((attacker) => attacker.ask('POST', commandsPath(attacker), '['.repeat(1e5) + ']'.repeat(1e5))),
  },
  {
    name: 'sends a body of ten thousand keys',
    answer: '400 invalid',
    run: asks((attacker) => {
      const keys = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, n]))
      return attacker.ask('POST', commandsPath(attacker), keys)
    }),
  },
  {
    name: 'sends a number of a hundred thousand digits',
    answer: '400 invalid',
    run: asks((attacker) =>
      attacker.ask('POST', commandsPath(attacker), `{"type":"extend-round","minutes":1${'0'.repeat(1e5)}}`),
    ),
  },
  {
    name: 'sends a body of 20 MB',
    answer: ['413 too_large', 'cut'],
    run: asks((attacker) => attacker.ask('POST', commandsPath(attacker), 'x'.repeat(20 * MB)).catch(() => 'cut')),
  },
  {
    name: 'sends a packed bomb',
    answer: '415 invalid',
    run: asks(async ({ url, cafeId, token }) => {
      const response = await fetch(`${url}/api/cafes/${cafeId}/commands`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: gzipSync(Buffer.alloc(100 * MB)),
      })
      const [, code] = /"code":"([a-z_]+)"/.exec(await response.text()) ?? []
      return `${response.status} ${code}`
    }),
  },
  {
    name: 'names one key twice, the second time as a host would',
    answer: '403 not_allowed',
    run: asks((attacker) => attacker.ask('POST', commandsPath(attacker), '{"type":"time","type":"close"}')),
  },
  {
    name: 'sends a form, as the page of another site can',
    answer: '415 invalid',
    run: asks((attacker) =>
      attacker.ask('POST', commandsPath(attacker), 'type=leave', asText('application/x-www-form-urlencoded')),
    ),
  },
  {
    name: 'sends JSON called text, as the page of another site can',
    answer: '415 invalid',
    run: asks((attacker) => attacker.ask('POST', commandsPath(attacker), '{"type":"leave"}', asText('text/plain'))),
  },
  {
    name: 'commands by cookie from the page of another site',
    answer: '403 wrong_origin',
    run: asks((attacker) =>
      attacker.ask(
        'POST',
        commandsPath(attacker),
        { type: 'leave' },
        {
          token: null,
          headers: {
            cookie: `tablecloth_${attacker.participantId}=${attacker.token}`,
            'x-tablecloth-as': attacker.participantId,
            origin: 'https://elsewhere.example',
          },
        },
      ),
    ),
  },
  {
    name: 'speaks as a host whose cookie it does not have',
    answer: '401 no_token',
    run: asks((attacker, { honest }) =>
      attacker.ask('GET', `/api/cafes/${attacker.cafeId}`, undefined, {
        token: null,
        headers: {
          cookie: `tablecloth_${attacker.participantId}=${attacker.token}`,
          'x-tablecloth-as': honest[0]?.participantId ?? '',
        },
      }),
    ),
  },
  {
    name: 'reads another café with its own token',
    answer: '403 not_allowed',
    run: asks((attacker, { elsewhere }) => attacker.ask('GET', `/api/cafes/${elsewhere.cafeId}`)),
  },
  {
    name: 'erases the café',
    answer: '403 not_allowed',
    run: asks((attacker) => attacker.ask('DELETE', `/api/cafes/${attacker.cafeId}`)),
  },
  {
    name: 'erases the café with the host token of another one',
    answer: '403 not_allowed',
    run: asks((attacker, { elsewhere }) =>
      attacker.ask('DELETE', `/api/cafes/${attacker.cafeId}`, undefined, { token: elsewhere.hostToken }),
    ),
  },
  ...['md', 'json', 'csv', 'html', '__proto__'].map((form) => ({
    name: `takes the harvest along as ${form}`,
    answer: '403 not_allowed',
    run: asks((attacker) => attacker.ask('GET', `/api/cafes/${attacker.cafeId}/harvest.${form}`)),
  })),
  {
    name: 'puts a header into an answer by the language that it asks for',
    answer: 'no header of its own',
    run: asks(async (_, world) => {
      const { cafe } = await world.ownCafe()
      const path = `/api/cafes/${cafe.cafeId}/harvest.md?lang=en%0d%0aSet-Cookie:%20mine=1&timeZone=UTC`
      const response = await fetch(world.server.url + path, { headers: { authorization: `Bearer ${cafe.hostToken}` } })
      return response.headers.has('set-cookie') ? 'a header of its own' : 'no header of its own'
    }),
  },
  {
    name: 'puts a line break into a header',
    answer: ['400', '401'],
    run: speaks(
      ({ cafeId }) =>
        `GET /api/cafes/${cafeId} HTTP/1.1\r\nHost: x\r\nX-Tablecloth-As: a\r\n\tb\r\nConnection: close\r\n\r\n`,
    ),
  },
  {
    name: 'says two lengths of one body',
    answer: '400',
    run: speaks(
      (attacker) =>
        `POST ${commandsPath(attacker)} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n`,
    ),
  },
  {
    name: 'says a length that is none',
    answer: '400',
    run: speaks((attacker) => `POST ${commandsPath(attacker)} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`),
  },
  {
    name: 'sends headers of 64 kB',
    answer: '431',
    run: speaks(() => `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(65_536)}\r\n\r\n`),
  },
  {
    name: 'asks to be connected elsewhere',
    answer: 'cut',
    run: speaks(() => 'CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n'),
  },
  {
    name: 'asks for an echo',
    answer: ['404', '405'],
    run: speaks(() => 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
  },
  {
    name: 'speaks another language than HTTP',
    answer: '400',
    run: speaks(() => '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'),
  },
  {
    name: 'upgrades to what there is not',
    answer: '404',
    run: speaks(() => 'GET /else HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  },
  {
    name: 'upgrades without a key',
    answer: '400',
    run: speaks(
      ({ table, token }) =>
        `GET /yjs/${table}?token=${token} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    ),
  },
  {
    name: 'begins three hundred upgrades and never ends their headers',
    answer: '200',
    run: asks(async (attacker) => {
      await Promise.all(
        Array.from({ length: 300 }, () => attacker.tcp(`GET /yjs/${attacker.table} HTTP/1.1\r\nHost: x\r\nX-Slow: `)),
      )
      return answers(attacker)
    }),
  },
  {
    name: 'begins three hundred bodies and never ends them',
    answer: '200',
    run: asks(async (attacker) => {
      const head = `POST /api/cafes/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{`
      await Promise.all(Array.from({ length: 300 }, () => attacker.tcp(head)))
      return answers(attacker)
    }),
  },
  {
    name: 'connects five hundred times and says nothing',
    answer: '200',
    run: asks(async (attacker) => {
      await Promise.all(Array.from({ length: 500 }, () => attacker.tcp()))
      return answers(attacker)
    }),
  },
  {
    name: 'asks for sixty seating plans of a thousand people, and hangs up',
    answer: ['200', '200, 429 too_fast'],
    long: true,
    run: asks(async (attacker) => {
      const people = Array.from({ length: 1000 }, (_, n) => ({ id: `p${n}` }))
      const hanging = new AbortController()
      const asked = Array.from({ length: 60 }, () =>
        fetch(`${attacker.url}/api/seating-plans`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ people, tables: 200, rounds: 20 }),
          signal: hanging.signal,
        }).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      const first = await Promise.race(asked)
      hanging.abort()
      const health = await answers(attacker)
      return first === 429 ? `${health}, 429 too_fast` : health
    }),
  },
]
