import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, Studio, test } from './fixtures.ts'
import { startStudio } from './studio-process.ts'

const all = [
  'Luma Photon',
  'Luma Flash',
  'fal Photon',
  'fal Flash',
  'Segmind Photon',
  'WaveSpeed Photon',
  'WaveSpeed Flash',
]

test('one prompt brings an image from every target, side by side', async ({
  studio,
  providers,
}) => {
  await studio.choose(...all)
  await studio.generate('A harbour at night')

  const run = studio.run('A harbour at night')
  await expect(run.getByRole('figure')).toHaveCount(all.length)
  for (const target of all) await studio.expectPicture(studio.card('A harbour at night', target))
  expect(providers.control.jobs().filter(({ charged }) => charged)).toHaveLength(all.length)
  await studio.expectAccessible()
})

test('a first visitor without a key gets an image from the sandbox for nothing', async ({
  page,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'photon-e2e-'))
  const server = await startStudio({ DATA_DIR: dataDir })
  try {
    await page.goto(server.url)
    const studio = new Studio(page)
    await studio.expectAccessible()
    await page.getByRole('button', { name: /Barista/ }).click()
    await expect(studio.prompt).toHaveValue(/^A barista making coffee/)
    await studio.choose('Luma Flash')
    await expect(page.getByText('$0', { exact: true })).toBeVisible()
    await studio.generateButton.click()
    const card = studio.gallery.getByRole('figure', { name: 'Luma Flash' })
    await expect(card.getByText('Sandbox')).toBeVisible()
    await studio.expectPicture(card)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

test('two presses of the button are one run', async ({ studio, providers }) => {
  await studio.choose('Luma Flash')
  await studio.prompt.fill('Pressed twice')
  await studio.generateButton.dblclick()
  await studio.expectPicture(studio.card('Pressed twice', 'Luma Flash'))
  expect(providers.control.jobs()).toHaveLength(1)
})

test('by keyboard alone: write, send, open, close', async ({ studio, page }) => {
  await studio.choose('Luma Flash')
  await studio.prompt.focus()
  await page.keyboard.type('A quiet park bench')
  await page.keyboard.press('Control+Enter')
  const card = studio.card('A quiet park bench', 'Luma Flash')
  await studio.expectPicture(card)

  const open = card.getByRole('link').first()
  await open.focus()
  await page.keyboard.press('Enter')
  const detail = page.getByRole('dialog')
  await expect(detail).toBeVisible()
  await detail.getByText('Request as sent').focus()
  await page.keyboard.press('Enter')
  await expect(detail.getByText('photon-flash-1')).toBeVisible()
  await studio.expectAccessible()
  await page.keyboard.press('Escape')
  await expect(detail).toBeHidden()
  await expect(open).toBeFocused()
})

test('says before sending what a target cannot do, and the way out', async ({ studio, page }) => {
  await studio.choose('Segmind Photon')
  await studio.prompt.fill('Square enough')
  await page.getByRole('button', { name: /16:9/ }).first().click()
  await page
    .getByRole('group', { name: 'Aspect ratio' })
    .getByRole('radio', { name: /4:3/ })
    .click()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Use 5:4 at Segmind' }).click()
  await studio.generateButton.click()
  await studio.expectPicture(studio.card('Square enough', 'Segmind Photon'))
})
