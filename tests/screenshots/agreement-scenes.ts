import type { Page } from 'playwright'
import { type Afternoon, WISH } from './afternoon.ts'
import { BOTH_HANDS, SOME_LOOKS } from './camera.ts'
import { busyTable, guest, heronOf, host, type Scene } from './stage.ts'

const ARABIC = [
  'ما يُقال هنا يبقى هنا، وما يُتعلَّم قد يخرج.',
  'تحدثوا عن أنفسكم، واستأذنوا قبل أن ترووا قصة غيركم.',
  '',
  'من اعتاد أن يبدأ فلينتظر مرة، ومن قلّما يبدأ نحفظ له مكانًا.',
  'انسبوا الفكرة إلى من قالها.',
]
const agreementIn = { en: WISH.agreement, ar: ARABIC }

/** Guests have proposed lines, and some would keep one. */
async function proposed({ people }: Afternoon): Promise<void> {
  const [wren, swallow, zahra] = people
  const first = await wren?.give('propose-line', { text: 'We pause when someone asks for it.' })
  await zahra?.give('propose-line', { text: 'نترك وقتًا للصمت بعد كل كلام صعب.', named: true })
  for (const one of [swallow, zahra]) await one?.give('back-line', { lineId: first?.lineId, backed: true })
}

const amended = async ({ host: desk }: Afternoon) => {
  const lines = [
    ...WISH.agreement.slice(0, 2),
    'Nobody owes the room their pain, nor a reason.',
    ...WISH.agreement.slice(4),
  ]
  await desk.give('amend-agreement', { lines: [...lines, 'Phones rest, screens for listening stay.'] })
}

/** Heron comes to a table that has begun without them. */
async function satDown(afternoon: Afternoon, page: Page): Promise<void> {
  await busyTable(afternoon, page)
  const { host: desk, people } = afternoon
  const heron = await heronOf(afternoon)
  for (const seat of people.slice(0, 3)) await desk.give('move', { participantId: seat.id, tableId: 't2' })
  await people[0]?.give('start-turn')
  await desk.give('set-table-host', { tableId: 't2', participantId: people[1]?.id })
  await desk.give('move', { participantId: heron, tableId: 't1' })
  await desk.give('move', { participantId: heron, tableId: 't2' })
  await page.locator('.sit-down').waitFor()
}

export const AGREEMENT_SCENES: Record<string, Scene> = {
  'lobby-agreement': guest({
    wish: { agreementIn },
    looks: SOME_LOOKS,
    fullPage: true,
    async stage(afternoon, page) {
      await proposed(afternoon)
      await page.locator('.proposals li').nth(1).waitFor()
    },
  }),
  'lobby-amended': guest({
    looks: BOTH_HANDS,
    fullPage: true,
    async stage(afternoon, page) {
      await amended(afternoon)
      await page.locator('.news').waitFor()
    },
  }),
  'table-amended': guest({
    looks: BOTH_HANDS,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await amended(afternoon)
      await page.locator('.fleeting .notice button').first().waitFor()
    },
  }),
  'table-amended-read': guest({
    looks: BOTH_HANDS,
    async stage(afternoon, page) {
      await busyTable(afternoon, page)
      await amended(afternoon)
      await page.locator('.fleeting .notice button').first().click()
      await page.locator('dialog .amended').waitFor()
    },
  }),
  'table-sat-down': guest({ looks: BOTH_HANDS, stage: satDown }),
  'desk-agreement': host(
    'lobby',
    proposed,
    true,
    async (page) => page.locator('.proposals li').nth(1).waitFor(),
    BOTH_HANDS,
  ),
  'desk-amend': host(
    'lobby',
    proposed,
    false,
    async (page) => {
      await page.locator('section[aria-labelledby=agreement-card] .row button').first().click()
      await page.locator('dialog .line-editor').waitFor()
    },
    BOTH_HANDS,
  ),
}
