import { noteOf } from './cloth.ts'
import { command } from './commands.ts'
import { type Company, expect, startRound, TABLES, test, writeFrom } from './company.ts'
import { type House, PHONE } from './house.ts'

const PAY = 'Pay us for the hours of sitting at your table'
const DATE = 'In writing, with a date'

/** Two tables have met once; one note lies on each of their cloths. */
async function afterARound(house: House, company: Company, more: object = {}) {
  const cafe = await house.makeCafe({ tables: TABLES, ...more })
  const [rook, teasel] = [await company.join(cafe, 'Rook'), await company.join(cafe, 'Teasel')]
  const heron = await house.guest(cafe, 'Heron')
  await startRound(house, cafe, { Rook: 0, Teasel: 1, Heron: 0 })
  await writeFrom(rook, cafe, 0, PAY)
  await writeFrom(teasel, cafe, 1, DATE)
  await expect(noteOf(heron, PAY)).toBeVisible()
  return { cafe, heron, rook, teasel }
}

test('[EE160] a host gives the walk its time and dots; people place them by mouse, keyboard and phone, and see what came together when it is over', async ({
  house,
  company,
}) => {
  const { cafe, heron } = await afterARound(house, company)
  await command(house, cafe, { type: 'end-round' })
  const host = await house.host(cafe)
  await host.getByRole('button', { name: 'Open the gallery walk' }).first().click()
  const setting = host.getByRole('dialog', { name: 'Open the gallery walk' })
  await setting.getByLabel('Dots for each person').fill('3')
  await setting.getByLabel('Time to read').fill('10')
  await house.expectAccessible(host)
  await setting.getByRole('button', { name: 'Open it now' }).click()
  await expect(host.getByRole('heading', { level: 1, name: 'Gallery walk' })).toBeVisible()
  const teal = await house.guest(cafe, 'Teal', { viewport: PHONE })

  await noteOf(heron, PAY)
    .getByRole('button', { name: /^Put a dot on/ })
    .click()
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^One more dot on/ })
    .click()
  await expect(noteOf(heron, PAY).getByRole('img', { name: '2 dots of yours' })).toBeVisible()
  await expect(noteOf(heron, PAY).getByRole('button', { name: /^One more dot on/ })).toHaveCount(0)
  await expect(heron.getByText('1 dot left.')).toBeVisible()
  await noteOf(heron, PAY)
    .getByRole('button', { name: /^Answer quietly/ })
    .click()
  await noteOf(heron, PAY).getByRole('button', { name: 'I know this too' }).click()
  await expect(noteOf(heron, PAY).getByRole('button', { name: 'I know this too' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await house.expectAccessible(heron)

  // The same by keyboard, on a phone; nothing of the others is to be seen.
  const dot = noteOf(teal, PAY).getByRole('button', { name: /^Put a dot on/ })
  await dot.focus()
  await teal.keyboard.press('Enter')
  await expect(noteOf(teal, PAY).getByRole('img', { name: '1 dot of yours' })).toBeVisible()
  await expect(noteOf(teal, PAY).getByRole('list', { name: 'What came together on this note' })).toHaveCount(0)
  await house.expectAccessible(teal)
  await house.expectNoSidewaysScroll(teal)

  await host.getByRole('button', { name: 'End softly' }).click()
  await expect(heron.getByText('The walk ends soon.')).toBeVisible()
  await command(house, cafe, { type: 'end-walk' })
  for (const page of [heron, teal]) {
    await expect(page.getByText('The time of the walk is over.').first()).toBeVisible()
    const told = noteOf(page, PAY).getByRole('list', { name: 'What came together on this note' })
    await expect(told).toContainText('3 dots')
    await expect(told).toContainText('I know this too: one or two')
    await expect(page.getByRole('button', { name: /^Put a dot on/ })).toHaveCount(0)
    await house.expectAccessible(page)
    await house.expectNoSidewaysScroll(page)
  }
  await host.getByRole('button', { name: '2 minutes more' }).click()
  await expect(noteOf(heron, PAY).getByRole('img', { name: '2 dots of yours' })).toBeVisible()
})
