import { expect, test } from './fixtures.ts'

test('a provider that takes no more is named with all that wait, until it recovers', async ({
  studio,
  page,
  providers,
}) => {
  providers.control.addFault({
    provider: 'wavespeed',
    step: 'submit',
    action: { kind: 'respond', status: 429, json: {}, headers: { 'retry-after': '3' } },
    times: 'forever',
  })
  const line = page.getByRole('status', { name: 'Providers' })
  await studio.choose('WaveSpeed Flash', 'WaveSpeed Photon', 'Luma Flash')
  const before = (await studio.prompt.boundingBox())?.y
  await studio.generate('Too many for one')

  await expect(line).toContainText(/WaveSpeed takes .*: 2 waiting/)
  const card = studio.card('Too many for one', 'WaveSpeed Flash')
  await expect(card.getByText(/^Queued · WaveSpeed takes/)).toBeVisible()
  await studio.expectPicture(studio.card('Too many for one', 'Luma Flash'))
  expect((await studio.prompt.boundingBox())?.y).toBe(before)
  await studio.expectAccessible()

  providers.control.clearFaults()
  for (const target of ['WaveSpeed Flash', 'WaveSpeed Photon'])
    await studio.expectPicture(studio.card('Too many for one', target))
  await expect(line).toBeHidden()
  expect(providers.control.jobs()).toHaveLength(3)
})

test('the detail view tells each step as it comes', async ({ studio, page, providers }) => {
  providers.control.addFault({
    provider: 'fal',
    step: 'submit',
    action: { kind: 'job', bend: { queuedMs: 14_000, queueLength: 4, runMs: 3_000 } },
  })
  await studio.choose('fal Photon')
  await studio.generate('Step by step')
  await page.getByRole('link', { name: 'fal Photon' }).click()

  const history = page.getByRole('region', { name: 'History' })
  const step = (text: string | RegExp) => history.getByRole('listitem').filter({ hasText: text })
  await expect(step('Queued').first()).toBeVisible()
  await expect(step('Sent to fal')).toBeVisible()
  await expect(step(/Queued at fal, .* in line/).first()).toBeVisible()
  await expect(step('Saved')).toHaveCount(0)
  await studio.expectAccessible()

  await expect(step('Saved')).toBeVisible()
  await expect(step('Saved').getByText(/^\+[\d.]+ s$/)).toBeVisible()
  await studio.expectAccessible()
})

test('a lost job is looked for in sight of everybody, and found', async ({
  studio,
  page,
  providers,
}) => {
  providers.control.addFault({
    provider: 'luma',
    step: 'submit',
    action: { kind: 'reset', afterJob: true },
  })
  await studio.choose('Luma Flash')
  await studio.generate('Lost and found')

  const card = studio.card('Lost and found', 'Luma Flash')
  await expect(card.getByText(/Looking for it in Luma.s list/)).toBeVisible()
  await expect(card.getByRole('button', { name: 'Look again' })).toHaveCount(0)
  await studio.expectAccessible()
  await studio.expectPicture(card)
  await card.getByRole('link', { name: 'Luma Flash' }).last().click()
  await expect(page.getByText(/Found in Luma.s list/)).toBeVisible()
  expect(providers.control.jobs()).toHaveLength(1)
})
