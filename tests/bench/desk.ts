import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { chromium, type Page } from 'playwright'
import { launchOptions } from '../launch-options.ts'
import { makeCafe, Seat } from '../screenshots/seat.ts'
import { openStand } from '../screenshots/stand.ts'

/**
 * `npm run bench:desk`: a host's desk over 50 tables at which 250 people write, raise hands, speak and call for help, for a minute,
 * in headless Chromium. Prints the desk's tasks that held up its main thread for more than 50 ms (Long Tasks API, W3C), on this
 * machine's processor and on one a quarter as fast.
 */
const TABLES = 50
const PEOPLE = 250
const SECONDS = 60
/** What the room does in a second, all together: each person a note in less than a minute. */
const DEEDS_A_SECOND = 10

const SAYINGS = [
  'Say the small agency’s name in the bid, not only in the thank-you.',
  'نُدعى إلى الاجتماع بعد أن يكون القرار قد اتُّخذ.',
  'Book the interpreter before the appointment.',
  'Traducir no es pasar palabras: es acompañar.',
]

/** One thing that somebody does; what a table's rules refuse, such as a hand that is up already, is part of a café. */
async function doSomething(people: readonly Guest[], rng: Rng, step: number): Promise<void> {
  const { seat, tableId } = rng.pick(people)
  const [type, more] = rng.pick([
    ['place-note', { tableId, text: `${rng.pick(SAYINGS)} ${step}` }],
    ['place-note', { tableId, text: `${rng.pick(SAYINGS)} ${step}` }],
    ['start-turn', {}],
    ['end-turn', {}],
    ['raise-hand', {}],
    ['call-host', { words: 'We are stuck' }],
  ] as const)
  await seat.give(type, more).catch(() => {})
}

interface Guest {
  seat: Seat
  tableId: string
}

interface Tasks {
  tasks: number[]
  since: number
}

const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const watched: Tasks = { tasks: [], since: performance.now() }
    Object.assign(window, { watched })
    new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
      {
        type: 'longtask',
      },
    )
  })

const readTasks = (page: Page) => page.evaluate(() => (window as unknown as { watched: Tasks }).watched)

async function measure(page: Page, people: readonly Guest[], slower: number): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await watchTasks(page)
  const rng = createRng(slower)
  const until = performance.now() + SECONDS * 1000
  let deeds = 0
  while (performance.now() < until) {
    const next = performance.now() + 1000
    await Promise.all(Array.from({ length: DEEDS_A_SECOND }, () => doSomething(people, rng, deeds++)))
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
  }
  const { tasks } = await readTasks(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  const over = (ms: number) => tasks.filter((task) => task > ms).length
  const name = slower === 1 ? 'as it is' : `${slower} times slower`
  return `| ${name} | ${deeds} | ${over(50)} | ${over(100)} | ${Math.round(Math.max(0, ...tasks))} ms |`
}

async function fillTables(url: string, cafe: Awaited<ReturnType<typeof makeCafe>>): Promise<Guest[]> {
  const seats: Seat[] = []
  for (let from = 0; from < PEOPLE; from += 25) {
    const joining = Array.from({ length: 25 }, (_, n) => Seat.join(url, cafe, { name: `Guest ${from + n}` }))
    seats.push(...(await Promise.all(joining)))
  }
  const host = new Seat(url, '', cafe.hostToken)
  await host.give('start-round')
  const response = await fetch(`${url}/api/cafes/${cafe.cafeId}`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  const { seats: tableOf } = (await response.json()) as { seats: Record<string, string> }
  return seats.map((seat) => ({ seat, tableId: tableOf[seat.id] ?? '' }))
}

const stand = await openStand()
const browser = await chromium.launch(launchOptions)
try {
  const cafe = await makeCafe(stand.url, {
    title: 'Fifty tables',
    tables: TABLES,
    rounds: [{ question: 'What?', minutes: 60 }],
  })
  const people = await fillTables(stand.url, cafe)
  if (people.some(({ tableId }) => tableId === '')) throw new Error('somebody has no seat')
  const page = await browser.newPage({ baseURL: stand.url, viewport: { width: 1440, height: 900 } })
  await page.goto(new URL(cafe.hostUrl).pathname + new URL(cafe.hostUrl).hash)
  await page.getByText('Fifty tables').first().waitFor()
  await page
    .locator('.tile-s')
    .nth(TABLES - 1)
    .waitFor()
  const rows = [await measure(page, people, 1), await measure(page, people, 4)]
  process.stdout.write(
    `${[
      `| the desk over ${TABLES} tables and ${PEOPLE} people, ${SECONDS} s | deeds | tasks over 50 ms | over 100 ms | longest |`,
      '| --- | --: | --: | --: | --: |',
      ...rows,
    ].join('\n')}\n`,
  )
  for (const { seat } of people) seat.leave()
} finally {
  await browser.close()
  await stand.stop()
}
