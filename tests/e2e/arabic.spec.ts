import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { noteOf, write } from './cloth.ts'
import { command } from './commands.ts'
import { expect, test } from './house.ts'

const locales = join(import.meta.dirname, '../../client/i18n/locales')
const words = async (name: string) => JSON.parse(await readFile(join(locales, `ar/${name}.json`), 'utf8'))

test('[EE26] in Arabic everything runs from right to left, in Arabic, and notes keep their own direction', async ({
  house,
}) => {
  const [table, lobby] = await Promise.all([words('table'), words('lobby')])
  const cafe = await house.makeCafe({ tables: 1, languages: ['ar', 'en'] })
  const heron = await house.guest(cafe, 'Heron')
  const amal = await house.guest(cafe, 'أمل')
  await amal.getByLabel('Language of the page').selectOption('ar')
  const html = amal.locator('html')
  await expect(html).toHaveAttribute('dir', 'rtl')
  await expect(html).toHaveAttribute('lang', 'ar')
  await expect(amal.getByRole('heading', { name: lobby.plan.title })).toBeVisible()
  await house.expectAccessible(amal)
  await command(house, cafe, { type: 'start-round' })
  const tools = amal.getByRole('toolbar', { name: table.tools.label })
  await tools.getByRole('button', { name: table.tools.write }).click()
  await amal.getByLabel(table.compose.label).fill('من يدفع ثمن الترجمة؟')
  await amal.getByRole('button', { name: table.note.done }).click()
  await write(heron, 'Who pays the interpreter?')
  await expect(noteOf(heron, 'من يدفع ثمن الترجمة؟')).toBeVisible()
  const theirs = noteOf(amal, 'Who pays the interpreter?').locator('.words')
  await expect(theirs).toHaveCSS('direction', 'ltr')
  await expect(noteOf(heron, 'من يدفع ثمن الترجمة؟').locator('.words')).toHaveCSS('direction', 'rtl')
  await house.expectAccessible(amal)
  await house.expectNoSidewaysScroll(amal)
  await amal.reload()
  await expect(html).toHaveAttribute('dir', 'rtl')
  await expect(amal.getByText(table.saved.all)).toBeVisible()
})
