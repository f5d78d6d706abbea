import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Studio } from './fixtures.ts'

/** Two finished images of one prompt. */
async function make(studio: Studio, prompt: string) {
  await studio.choose('fal Photon', 'Luma Photon')
  await studio.generate(prompt)
  for (const target of ['fal Photon', 'Luma Photon'])
    await studio.expectPicture(studio.card(prompt, target))
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
}

test('a run is shared, looked at on a phone, and taken back', async ({ studio, page, browser }) => {
  await make(studio, 'A harbour at night')
  await studio.run('A harbour at night').getByRole('button', { name: 'Share' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('switch', { name: 'Provider names' }).press('Space')
  await expect(dialog.getByText('Providers are called A, B, C.')).toBeVisible()
  await dialog.getByRole('radio', { name: '7 days' }).check({ force: true })
  await studio.expectAccessible()
  await dialog.getByRole('button', { name: 'Create link' }).click()
  const url = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await studio.expectAccessible()

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const visitor = await phone.newPage()
  await visitor.goto(url)
  await expect(visitor.getByRole('heading', { name: 'A harbour at night' })).toBeVisible()
  await expect(visitor.getByText('Luma')).toHaveCount(0)
  await expectAccessible(visitor)
  const image = visitor.getByRole('img', { name: /by A$/ })
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0)

  await visitor.getByRole('link', { name: /by A$/ }).press('Enter')
  const viewer = visitor.getByRole('dialog', { name: 'Image viewer' })
  await viewer.getByRole('button', { name: 'Zoom in' }).click()
  await viewer.getByRole('button', { name: 'Wipe' }).click()
  const line = viewer.getByRole('slider', { name: 'Wipe' })
  await line.press('ArrowRight')
  await expect(line).toHaveValue('50.5')
  await expectAccessible(visitor)
  await visitor.keyboard.press('Escape')
  await expect(visitor.getByRole('link', { name: /by A$/ })).toBeFocused()

  await dialog.getByRole('button', { name: 'All links' }).click()
  const link = dialog.getByRole('listitem').filter({ hasText: 'A harbour at night' })
  await expect(link.getByText(/1 view, last/)).toBeVisible()
  await link.getByRole('button', { name: /^Revoke/ }).click()
  await expect(link.getByRole('button', { name: 'Keep' })).toBeFocused()
  await studio.expectAccessible()
  await link.getByRole('button', { name: 'Revoke for good' }).click()
  await expect(link.getByText('Revoked', { exact: true })).toBeVisible()

  const answer = await visitor.reload()
  expect(answer?.status()).toBe(410)
  await expect(visitor.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
  await expectAccessible(visitor)
  await phone.close()
})

test('a single image is shared from its details', async ({ studio, page }) => {
  await make(studio, 'A pier in fog')
  const card = studio.card('A pier in fog', 'fal Photon')
  await card.getByRole('link', { name: 'fal Photon', exact: true }).press('Enter')
  await page
    .getByRole('dialog', { name: 'fal Photon' })
    .getByRole('button', { name: 'Share' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await expect(dialog.getByText(/sees this image/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('dialog', { name: 'fal Photon' })).toBeVisible()
})
