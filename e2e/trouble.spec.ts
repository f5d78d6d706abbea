import { expect, test } from './fixtures.ts'

test('a refusal says why and what to do, and charges nothing', async ({ studio, providers }) => {
  providers.control.addFault({
    provider: 'segmind',
    step: 'submit',
    action: { kind: 'respond', status: 406, json: { error: 'Insufficient credits' } },
  })
  await studio.choose('Segmind Photon', 'Luma Flash')
  await studio.generate('Out of credit')

  const card = studio.card('Out of credit', 'Segmind Photon')
  await expect(card.getByText('Not enough credit at Segmind')).toBeVisible()
  await expect(card.getByText(/Nothing was charged/)).toBeVisible()
  await studio.expectPicture(studio.card('Out of credit', 'Luma Flash'))
  await studio.expectAccessible()

  await card.getByRole('button', { name: 'Try again' }).click()
  await studio.expectPicture(studio.card('Out of credit', 'Segmind Photon'))
  expect(providers.control.jobs().filter(({ provider }) => provider === 'segmind')).toHaveLength(1)
})

test('declined words are edited, never just sent again', async ({ studio, providers }) => {
  providers.control.addFault({
    provider: 'luma',
    step: 'submit',
    action: { kind: 'job', bend: { failure: { message: 'Advanced prompt moderation failed' } } },
  })
  await studio.choose('Luma Flash')
  await studio.generate('Something that is declined')

  const card = studio.card('Something that is declined', 'Luma Flash')
  await expect(card.getByText('Declined by the content filter')).toBeVisible()
  await expect(card.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await studio.prompt.fill('')
  await card.getByRole('button', { name: 'Edit and resend' }).click()
  await expect(studio.prompt).toHaveValue('Something that is declined')
})

test('a lost answer is never sent again without a word', async ({ studio, providers }) => {
  // Luma and WaveSpeed would find the job in their lists.
  providers.control.addFault({
    provider: 'fal',
    step: 'submit',
    action: { kind: 'reset', afterJob: true },
  })
  await studio.choose('fal Flash')
  await studio.generate('The answer was lost')

  const card = studio.card('The answer was lost', 'fal Flash')
  await expect(card.getByText('No clear answer from fal')).toBeVisible()
  await expect(card.getByText(/may have been taken and charged/)).toBeVisible()
  await studio.expectAccessible()
  await card.getByRole('button', { name: 'Dismiss' }).click()
  await expect(card.getByText('Dismissed')).toBeVisible()
  expect(providers.control.jobs()).toHaveLength(1)
})

test.describe('an answer that is no answer', () => {
  for (const as of ['text', 'html', 'truncated-json', 'empty'] as const)
    test(`${as} leaves a sentence, and the studio stays up`, async ({ studio, providers }) => {
      providers.control.addFault({ step: 'submit', action: { kind: 'garbage', as }, times: 2 })
      await studio.choose('Luma Flash', 'WaveSpeed Flash')
      await studio.generate(`It said ${as}`)
      for (const target of ['Luma', 'WaveSpeed'])
        await expect(
          studio
            .card(`It said ${as}`, `${target} Flash`)
            .getByText(`No clear answer from ${target}`),
        ).toBeVisible()
    })
})

test('a slow one shows its time, can be cancelled, and tells the truth about money', async ({
  studio,
  providers,
}) => {
  providers.control.addFault({
    provider: 'luma',
    step: 'submit',
    action: { kind: 'job', bend: { runMs: 600_000 } },
  })
  await studio.choose('Luma Photon')
  await studio.generate('It takes its time')

  const card = studio.card('It takes its time', 'Luma Photon')
  await expect(card.getByText(/Running · usually 9 s/)).toBeVisible()
  await studio.expectAccessible()
  await card.hover()
  await card.getByRole('button', { name: /Cancel/ }).click()
  await expect(card.getByText('Stopped watching')).toBeVisible()
  await expect(card.getByText(/may still charge/)).toBeVisible()
})

test('garbage in storage of the browser does not break the page', async ({ studio, page }) => {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"state":{"prompt":7}')
  })
  await page.reload()
  await expect(studio.prompt).toBeVisible()
  await expect(studio.generateButton).toBeVisible()
})
