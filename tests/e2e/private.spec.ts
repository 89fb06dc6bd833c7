import { expect, seat, startRound, TABLES, test } from './company.ts'

test('[EE121] what hosts do is told, answered and undone, and words for the hosts alone are answered', async ({
  house,
}) => {
  const cafe = await house.makeCafe({ tables: TABLES })
  const [host, heron, teal] = [
    await house.host(cafe),
    await house.guest(cafe, 'Heron'),
    await house.guest(cafe, 'Teal'),
  ]
  await startRound(house, cafe)
  for (const table of [0, 1]) await seat(house, cafe, { Heron: table })
  const strips = heron.locator('.strips')
  await expect(strips).toContainText('Avocet\u2069 gave you another seat.')
  await strips.getByRole('button', { name: 'Answer' }).click()
  const answering = heron.getByRole('dialog', { name: 'Answer' })
  await answering.getByLabel('Your words').fill('I was in the middle of a sentence')
  await house.expectAccessible(heron)
  await answering.getByRole('button', { name: 'Send' }).click()
  await expect(strips.getByRole('button', { name: 'Answer' })).toHaveCount(0)

  const told = host.getByRole('region', { name: 'Told to the hosts alone' })
  await expect(told).toContainText('I was in the middle of a sentence')
  await told.getByRole('button', { name: 'I have read it' }).click()
  await expect(told).toHaveCount(0)

  await heron.getByRole('button', { name: 'Tell hosts only' }).click()
  const telling = heron.getByRole('dialog', { name: 'For the hosts alone' })
  await telling.getByRole('button', { name: 'Send' }).click()
  await expect(telling.getByText('Write a few words first.')).toBeVisible()
  await telling.getByLabel('Your words').fill('That joke hurt')
  await telling.getByRole('checkbox', { name: 'Do not tell the hosts who I am' }).check({ force: true })
  await house.expectAccessible(heron)
  await telling.getByRole('button', { name: 'Send' }).click()
  await expect(told).toContainText('That joke hurt')
  await expect(told).toContainText('Somebody who chose not to be named')
  await expect(told).not.toContainText('Heron')
  await house.expectAccessible(host)
  await told.getByRole('button', { name: 'Answer in private' }).click()
  await host.getByRole('dialog', { name: 'Answer in private' }).getByLabel('Your words').fill('I am with you soon')
  await host.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await expect(strips).toContainText('I am with you soon')
  await house.expectAccessible(heron)
  await expect(teal.getByText(/That joke hurt|I am with you soon/)).toHaveCount(0)

  const acts = host.getByRole('region', { name: 'What hosts did' })
  await acts
    .getByRole('button', { name: /^Undo: .*Heron/ })
    .first()
    .click()
  await expect(heron.getByText('Case conferences').first()).toBeVisible()
})
