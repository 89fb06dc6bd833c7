import { chromium, type Page } from 'playwright'
import * as Y from 'yjs'
import { launchOptions } from '../launch-options.ts'
import { makeCafe, Seat } from '../screenshots/seat.ts'
import { openStand } from '../screenshots/stand.ts'

/**
 * `npm run bench:board`: a cloth of 1,000 notes in headless Chromium, panned for five seconds by the mouse. Prints frames
 * a second and, as the floor of the same run, those of an empty page.
 */
const NOTES = 1000
const COLUMNS = 40
const SECONDS = 5
const PAPERS = ['straw', 'sky', 'sage', 'rose', 'lilac', 'white']

async function fill(cafeId: string, host: Seat): Promise<void> {
  const doc = await host.open(`table/${cafeId}/t1`)
  // In parts, so that no frame is larger than the server takes.
  for (let from = 0; from < NOTES; from += 100) {
    doc.transact(() => {
      for (let i = from; i < from + 100; i++) {
        const note = new Y.Map<unknown>(Object.entries({ author: host.id, createdAt: Date.now() }))
        note.set('text', new Y.Text(`Note ${i}: say the small agency’s name in the bid, not only in the thank-you.`))
        doc.getMap('notes').set(`note-${String(i).padStart(5, '0')}`, note)
        const place = { x: (i % COLUMNS) * 230, y: Math.floor(i / COLUMNS) * 180, colour: PAPERS[i % PAPERS.length] }
        doc.getMap('layout').set(`note-${String(i).padStart(5, '0')}`, place)
      }
    })
  }
  const stored = async () => {
    const other = await host.open(`table/${cafeId}/t1`)
    return other.getMap('notes').size
  }
  while ((await stored()) < NOTES);
}

/** Frames a second while `move` goes on. */
async function framesASecond(page: Page, move: (step: number) => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const counter = { frames: 0, since: performance.now() }
    Object.assign(window, { counter })
    const frame = () => {
      counter.frames++
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const until = performance.now() + SECONDS * 1000
  for (let step = 0; performance.now() < until; step++) await move(step)
  return page.evaluate(() => {
    const { counter } = window as unknown as { counter: { frames: number; since: number } }
    return (counter.frames * 1000) / (performance.now() - counter.since)
  })
}

/** A point between the notes: a drag from a note would move the note. */
async function bareCloth(page: Page): Promise<[number, number]> {
  const point = await page.evaluate(() => {
    for (let x = 450; x < 900; x += 3) {
      for (let y = 300; y < 700; y += 3) {
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return [x, y]
      }
    }
    return null
  })
  if (!point) throw new Error('no bare cloth between the notes')
  return point as [number, number]
}

const stand = await openStand()
const browser = await chromium.launch(launchOptions)
try {
  const cafe = await makeCafe(stand.url, {
    title: 'A long afternoon',
    tables: 1,
    rounds: [{ question: 'What?', minutes: 60 }],
  })
  const { participantId } = cafe as unknown as { participantId: string }
  const host = new Seat(stand.url, participantId, cafe.hostToken)
  await host.give('start-round')
  await fill(cafe.cafeId, host)

  const context = await browser.newContext({ baseURL: stand.url, viewport: { width: 1440, height: 900 } })
  const empty = await context.newPage()
  await empty.goto('about:blank')
  const move = (page: Page) => async (step: number) => {
    const at = step % 60
    await page.mouse.move(700 - at * 6, 600 - at * 2)
  }
  const floor = await framesASecond(empty, move(empty))

  const page = await context.newPage()
  await page.goto(new URL(cafe.joinUrl).pathname + new URL(cafe.joinUrl).hash)
  await page.getByRole('textbox').first().fill('Heron')
  await page.locator('button[type="submit"]').click()
  const started = performance.now()
  await page.locator('.react-flow__node').first().waitFor()
  const opened = performance.now() - started
  const zoomedOut = await page.locator('.react-flow__node').count()
  const [x, y] = await bareCloth(page)
  const place = () => page.locator('.react-flow__viewport').evaluate((plane) => (plane as HTMLElement).style.transform)
  const before = await place()
  await page.mouse.move(x, y)
  await page.mouse.down()
  const board = await framesASecond(page, (step) => page.mouse.move(x - (step % 60) * 6, y - (step % 60) * 2))
  if ((await place()) === before) throw new Error('the cloth did not move')
  await page.mouse.up()
  process.stdout.write(
    `${[
      '| a cloth of 1,000 notes | |',
      '| --- | --- |',
      `| first note on the screen after joining | ${(opened / 1000).toFixed(1)} s |`,
      `| notes drawn at the whole view | ${zoomedOut} |`,
      `| panning | ${board.toFixed(0)} frames/s |`,
      `| an empty page in the same run | ${floor.toFixed(0)} frames/s |`,
    ].join('\n')}\n`,
  )
  host.leave()
} finally {
  await browser.close()
  await stand.stop()
}
