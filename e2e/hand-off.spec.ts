import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from './fixtures.ts'

const run = promisify(execFile)

const codeDialog = (page: Page) => page.getByRole('dialog', { name: 'Code' })
const code = (page: Page) => codeDialog(page).locator('pre').innerText()

async function openCode(page: Page) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: /^Code/ }).click()
  await expect(codeDialog(page)).toBeVisible()
}

test('what stands in the form runs in a terminal', async ({ studio, page, providers }) => {
  const prompt = 'It\'s a "harbour" at $HOME `now`'
  await studio.choose('fal Photon')
  await studio.prompt.fill(prompt)
  await openCode(page)
  await studio.expectAccessible()

  const dir = await mkdtemp(join(tmpdir(), 'photon-code-'))
  const script = (await code(page)).replaceAll('https://queue.fal.run', providers.falQueueUrl)
  await writeFile(join(dir, 'snippet.sh'), script)
  await run('sh', ['snippet.sh'], { cwd: dir, env: { ...process.env, FAL_KEY: 'a:b' } })
  const picture = await readFile(join(dir, 'photon.png'))
  await sharp(picture, { failOn: 'warning' }).raw().toBuffer()
  await rm(dir, { recursive: true })
  expect(providers.control.submits().map(({ body }) => body)).toEqual([
    { prompt, aspect_ratio: '16:9' },
  ])

  await page.keyboard.press('Escape')
  await expect(codeDialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused()
})

test('what was sent can be had as code, on a phone too', async ({ studio, page }) => {
  await studio.choose('Luma Flash')
  await studio.generate('A harbour at night')
  const card = studio.card('A harbour at night', 'Luma Flash')
  await studio.expectPicture(card)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(page.url())
  await card.getByRole('link').first().click()
  await page
    .getByRole('dialog', { name: 'Luma Flash' })
    .getByRole('button', { name: 'Code' })
    .click()

  await expect(codeDialog(page).getByText('Exactly what was sent')).toBeVisible()
  expect(await code(page)).toContain('"model": "photon-flash-1"')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await studio.expectAccessible()

  // Arrow keys step through the tabs here, and not through the images behind.
  const url = page.url()
  await codeDialog(page).getByRole('tab', { name: 'cURL' }).press('ArrowRight')
  await expect(codeDialog(page).locator('pre')).toContainText('import LumaAI from')
  expect(page.url()).toBe(url)
})

test('a colleague opens the draft by its link', async ({ studio, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await studio.choose('fal Photon', 'Luma Flash')
  await studio.prompt.fill('A harbour “at night” 漢字')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: /^Copy link to this draft/ }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  await studio.choose('Segmind Photon')
  await studio.prompt.fill('Something of my own')
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('photon-draft')))
    .toContain('Something of my own')
  await page.goto('about:blank')
  await page.goto(link)
  await expect(studio.prompt).toHaveValue('A harbour “at night” 漢字')
  await expect(studio.target('fal Photon')).toHaveAttribute('aria-pressed', 'true')
  await expect(studio.target('Segmind Photon')).toHaveAttribute('aria-pressed', 'false')
  expect(new URL(page.url()).hash).toBe('')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(studio.prompt).toHaveValue('Something of my own')

  // And pasted where one writes.
  await page.evaluate((text) => navigator.clipboard.writeText(text), link)
  await studio.prompt.focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(studio.prompt).toHaveValue('A harbour “at night” 漢字')
})
