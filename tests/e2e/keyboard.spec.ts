import type { Locator, Page } from '@playwright/test'
import { expectTable, noteOf, placeOf, tools, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, test } from './house.ts'

/** Something on the page has the focus. */
async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY')).not.toBe('BODY')
}

/** By Tab alone to a control, back or forth as the page reads; nowhere on the way is the focus lost. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeAttached()
  const back = await control.evaluate((element) => {
    const here = document.activeElement ?? document.body
    return Boolean(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)
  })
  for (let step = 0; step < 60; step++) {
    const here = await control.evaluate((element) => {
      const at = document.activeElement
      return at === element ? 'there' : at === document.body ? 'nowhere' : 'on the way'
    })
    if (here === 'there') return
    expect(here === 'on the way' || step === 0).toBe(true)
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  await expect(control).toBeFocused()
}

test('[EE30] a guest’s whole way by keyboard alone, with the focus never lost', async ({ house }) => {
  const cafe = await house.makeCafe({ tables: 1, agreement: ['Speak for yourself.'] })
  const teal = await house.guest(cafe, 'Teal')
  const page = await house.person('Heron')
  const press = (key: string) => page.keyboard.press(key)
  await page.goto(`/join#${cafe.joinCode}`)
  await tabTo(page, page.getByLabel('What shall we call you?'))
  await page.keyboard.type('Heron')
  await tabTo(page, page.getByRole('button', { name: 'To the lobby' }))
  await press('Enter')
  const promise = page.getByLabel('I will do my best to keep to this')
  await expect(promise).toBeVisible()
  await expectFocusKept(page)
  await tabTo(page, promise)
  await press('Space')
  await expect(page.getByText('You said that you will do your best')).toBeVisible()
  await expectFocusKept(page)

  await command(house, cafe, { type: 'start-round' })
  await expectTable(page)
  await expectFocusKept(page)
  await expectTable(teal)
  await write(teal, 'Ask us first')

  await tabTo(page, tools(page).getByRole('button', { name: 'Write' }))
  await press('Enter')
  await expect(page.getByLabel('Your new note')).toBeFocused()
  await page.keyboard.type('Pay for the time')
  await press('Control+Enter')
  await expect(noteOf(teal, 'Pay for the time')).toBeVisible()
  await expectFocusKept(page)

  const cloth = (words: string) => page.locator('.react-flow__node').filter({ hasText: words })
  await tabTo(page, cloth('Pay for the time'))
  await press('Enter')
  await expect(page.getByLabel('The words of your note')).toBeFocused()
  await page.keyboard.type(', and the travel')
  await press('Escape')
  await expect(noteOf(teal, 'Pay for the time, and the travel')).toBeVisible()
  await expectFocusKept(page)

  await tabTo(page, cloth('Pay for the time'))
  const before = await placeOf(page, 'Pay for the time')
  await press('Space')
  await press('ArrowRight')
  await press('ArrowDown')
  await expect.poll(() => placeOf(page, 'Pay for the time')).not.toBe(before)
  const after = await placeOf(page, 'Pay for the time')
  await expect.poll(() => placeOf(teal, 'Pay for the time')).toBe(after)

  await tabTo(page, cloth('Ask us first'))
  await press('b')
  await expect(page.getByLabel('Your note that builds on another')).toBeFocused()
  await page.keyboard.type('And wait for the answer')
  await press('Escape')
  await expect(noteOf(teal, 'And wait for the answer')).toBeVisible()
  await expectFocusKept(page)
  await tabTo(page, noteOf(page, 'Ask us first').getByRole('button', { name: 'Give a heart' }))
  await press('Enter')
  await expect(noteOf(teal, 'Ask us first').getByRole('button', { name: /^Heart: 1 person/ })).toBeVisible()

  const floor = page.getByRole('region', { name: 'The floor' })
  await tabTo(page, floor.getByRole('button', { name: 'Speak', exact: true }))
  await press('Enter')
  await expect(teal.getByRole('region', { name: 'The floor' })).toContainText('Heron')
  await expect(floor.getByRole('button', { name: 'I have finished' })).toBeFocused()
  await press('Enter')
  await expect(floor).toContainText('Nobody has the floor just now.')
  await expectFocusKept(page)

  await tabTo(page, page.getByRole('radio', { name: 'Cloth' }))
  await press('ArrowRight')
  await expect(page.getByRole('list', { name: /^Notes, in the order/ })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'List' })).toBeFocused()
  await press('ArrowLeft')
  await expect(cloth('Ask us first')).toBeVisible()

  await tabTo(page, page.getByRole('button', { name: 'Leave quickly' }))
  await press('Enter')
  await expect(page).toHaveURL('about:blank')
})
