import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { command } from './commands.ts'
import { expect, startRound, test } from './company.ts'
import { type House, PHONE } from './house.ts'

/** A note of the host's own, by its id. */
async function laid(house: House, cafe: CafeCreated, text: string): Promise<string> {
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cafe.hostToken}` },
    body: JSON.stringify({ type: 'place-note', tableId: 't1', text }),
  })
  return ((await response.json()) as { noteId: string }).noteId
}

test('[EE175] notes that one host hid are put back in one step at the desk, and it says how many', async ({
  house,
  company,
}) => {
  const cafe = await house.makeCafe({ tables: 1 })
  await company.join(cafe, 'Heron')
  await startRound(house, cafe, { Heron: 0 })
  for (const text of ['First words', 'Second words', 'Third words']) {
    const noteId = await laid(house, cafe, text)
    await command(house, cafe, { type: 'hide-note', tableId: 't1', noteId })
  }
  const host = await house.host(cafe)
  const away = host.getByRole('region', { name: 'Taken off the cloth' })
  await expect(away.getByRole('listitem')).toHaveCount(3)
  await host.setViewportSize(PHONE)
  const all = away.getByRole('button', { name: /^Put back all 3 that .+ took off$/ })
  await all.scrollIntoViewIfNeeded()
  await house.expectAccessible(host)
  await house.expectNoSidewaysScroll(host)
  await all.focus()
  await host.keyboard.press('Enter')
  await expect(host.getByText('3 notes are back on their cloths.')).toBeAttached()
  await expect(away).toHaveCount(0)
})
