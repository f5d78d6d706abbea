import { expect, Studio, test } from './fixtures.ts'

test('the draft survives a reload', async ({ studio, page }) => {
  await studio.choose('fal Flash', 'WaveSpeed Photon')
  await studio.prompt.fill('Not sent yet')
  await page.reload()
  await expect(studio.prompt).toHaveValue('Not sent yet')
  await expect(studio.target('fal Flash')).toHaveAttribute('aria-pressed', 'true')
  await expect(studio.target('Luma Photon')).toHaveAttribute('aria-pressed', 'false')
})

test('a reload in the middle changes nothing', async ({ studio, page, providers }) => {
  await studio.choose('Luma Photon', 'fal Photon')
  await studio.generate('Reloaded half-way')
  await expect(studio.card('Reloaded half-way', 'Luma Photon')).toBeVisible()
  await page.reload()
  for (const target of ['Luma Photon', 'fal Photon'])
    await studio.expectPicture(studio.card('Reloaded half-way', target))
  expect(providers.control.jobs()).toHaveLength(2)
})

test('a second tab sees what the first one does', async ({ studio, context, server }) => {
  const other = new Studio(await context.newPage())
  await other.page.goto(server.url)
  await studio.choose('Luma Flash')
  await studio.generate('Seen in both tabs')
  await studio.expectPicture(studio.card('Seen in both tabs', 'Luma Flash'))
  await other.expectPicture(other.card('Seen in both tabs', 'Luma Flash'))
})

test('ten runs at once all arrive', async ({ studio, providers }) => {
  await studio.choose('Luma Flash', 'WaveSpeed Flash')
  const prompts = Array.from({ length: 10 }, (_, n) => `Run number ${n} of ten`)
  for (const prompt of prompts) {
    await studio.generate(prompt)
    await expect(studio.run(prompt)).toBeVisible()
  }
  await expect.poll(() => providers.control.jobs().length).toBe(20)
  // Newest first, and only what is near is drawn.
  for (const prompt of prompts.toReversed()) {
    await studio.scrollDownTo(studio.run(prompt))
    await studio.expectPicture(studio.card(prompt, 'Luma Flash'))
  }
})

test('a server that is killed and comes back: said so, and nothing lost or paid twice', async ({
  studio,
  page,
  server,
  providers,
}) => {
  await studio.choose('Luma Photon', 'fal Photon')
  await studio.generate('The server was killed')
  const card = studio.card('The server was killed', 'fal Photon')
  await expect(card.getByText(/Running/)).toBeVisible()
  await expect.poll(() => providers.control.jobs().length).toBe(2)

  await server.crash()
  await expect(page.getByText(/Connection to the studio.s server lost/)).toBeVisible()
  await expect(studio.run('The server was killed')).toBeVisible()

  await server.start()
  await expect(page.getByText(/Connection to the studio.s server lost/)).toBeHidden()
  for (const target of ['Luma Photon', 'fal Photon'])
    await studio.expectPicture(studio.card('The server was killed', target))
  expect(providers.control.jobs()).toHaveLength(2)
})
