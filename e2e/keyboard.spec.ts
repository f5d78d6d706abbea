import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Studio } from './fixtures.ts'

const three = ['Luma Photon', 'fal Photon', 'WaveSpeed Flash']
const prompt = 'A harbour at night'

const linkOf = (studio: Studio, target: string) =>
  studio.card(prompt, target).getByRole('link', { name: /, by / })
const barOf = (page: Page) => page.getByRole('region', { name: 'Selection' })

async function make(studio: Studio) {
  await studio.choose(...three)
  await studio.prompt.fill(prompt)
  await studio.page.keyboard.press('ControlOrMeta+Enter')
  for (const target of three) await studio.expectPicture(studio.card(prompt, target))
}

test('a whole journey by keys alone: generate, walk, select, compare, share, delete, undo', async ({
  studio,
  page,
}) => {
  await make(studio)
  const keys = page.keyboard
  const [luma, fal, wave] = three.map((target) => linkOf(studio, target))
  if (!luma || !fal || !wave) throw new Error('Three cards')

  // Tab leads to one tile, and from there to what stands in it.
  await expect(studio.gallery.locator('[data-generation]:not([tabindex="-1"])')).toHaveCount(1)
  await luma.focus()
  await keys.press('ArrowRight')
  await expect(fal).toBeFocused()
  await keys.press('End')
  await expect(wave).toBeFocused()
  await keys.press('Home')
  await expect(luma).toBeFocused()
  await keys.press('Tab')
  await expect(page.getByRole('button', { name: 'Select Luma Photon' })).toBeFocused()
  await luma.focus()

  await keys.press('x')
  await keys.press('Shift+ArrowRight')
  await expect(barOf(page).getByRole('status')).toHaveText('2 selected')
  await keys.press('f')
  await expect(studio.card(prompt, 'fal Photon').getByText('Favourite')).toBeVisible()
  await keys.press('s')
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible()
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(fal).toBeFocused()
  await keys.press('Escape')
  await expect(barOf(page)).toBeHidden()

  await keys.press('c')
  await keys.press('ArrowRight')
  await keys.press('c')
  await expect(page.getByRole('region', { name: 'To compare' }).getByText('2 images')).toBeVisible()

  await keys.press('Space')
  await expect(page.getByRole('dialog', { name: 'WaveSpeed Flash' })).toBeVisible()
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(wave).toBeFocused()

  // The focus goes on to what stands beside. A key that is held deletes one.
  await keys.down('Delete')
  await expect(wave).toHaveCount(0)
  await expect(fal).toBeFocused()
  await keys.down('Delete')
  await keys.up('Delete')
  await expect(fal).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).last().press('Enter')
  await expect(wave).toBeVisible()
  await expect(fal).toBeFocused()
  await keys.press('Delete')
  await expect(fal).toHaveCount(0)
  await keys.press('ControlOrMeta+z')
  await expect(fal).toBeVisible()

  await keys.press('ControlOrMeta+a')
  await expect(barOf(page).getByRole('status')).toHaveText('3 selected')
  await barOf(page).getByRole('button', { name: 'Compare' }).press('Enter')
  await expect(page).toHaveURL(/\/compare\?ids=.+,.+,.+/)
})

test('Tab leads on from the last image, to what can be done with what is selected', async ({
  studio,
  page,
}) => {
  await make(studio)
  await linkOf(studio, 'WaveSpeed Flash').focus()
  await page.keyboard.press('x')
  const tools = studio.card(prompt, 'WaveSpeed Flash').locator('a, button')
  const within = page.locator('[data-tile] :focus')
  for (let press = 0; press <= (await tools.count()) && (await within.count()) > 0; press++)
    await page.keyboard.press('Tab')
  await expect(barOf(page).getByRole('button', { name: 'Compare' })).toBeFocused()
})

test('the views change under the focus, and it stays on the same image', async ({
  studio,
  page,
}) => {
  await make(studio)
  await linkOf(studio, 'fal Photon').focus()
  const id = await linkOf(studio, 'fal Photon').getAttribute('data-generation')
  const focused = page.locator(`[data-generation="${id}"]:focus`)
  for (const [key, address] of [
    ['2', /view=images/],
    ['3', /view=list/],
    ['1', /\/$/],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page).toHaveURL(address)
    await expect(focused).toHaveCount(1)
  }
})

test('the list of keys, and letters that can be switched off', async ({ studio, page }) => {
  await make(studio)
  await linkOf(studio, 'Luma Photon').focus()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByText('Select all that is loaded')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await studio.expectAccessible()
  }
  await list.getByRole('switch', { name: 'Single keys' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(linkOf(studio, 'Luma Photon')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('?')
  await page.keyboard.press('ArrowRight')
  await expect(linkOf(studio, 'fal Photon')).toBeFocused()
  await expect(barOf(page)).toBeHidden()
  await expect(list).toBeHidden()
})

test('what one types is text', async ({ studio, page }) => {
  await make(studio)
  await studio.prompt.fill('')
  await studio.prompt.pressSequentially('fox?/cd')
  await page.keyboard.press('Delete')
  await expect(studio.prompt).toHaveValue('fox?/cd')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (const target of three) await expect(studio.card(prompt, target)).toBeVisible()
})

test('who deletes all by keys stands where the gallery was', async ({ studio, page }) => {
  await make(studio)
  const keys = page.keyboard
  const firstWords = page.getByRole('heading', { name: 'Type a prompt' })
  const title = page.getByRole('heading', { name: 'Gallery' })

  // What is there instead of a gallery was not needed yet.
  await page.reload()
  await linkOf(studio, 'Luma Photon').hover()
  await expect(studio.gallery.locator('[data-generation]:not([tabindex="-1"])')).toHaveCount(1)
  await linkOf(studio, 'Luma Photon').focus()
  await keys.press('ControlOrMeta+a')
  await keys.press('Delete')
  await expect(firstWords).toBeFocused()
  await page.getByRole('button', { name: '3 images in the trash' }).press('Enter')
  await expect(title).toBeFocused()

  // In the trash by the bar, whose button goes as well.
  await linkOf(studio, 'fal Photon').focus()
  await keys.press('x')
  await barOf(page).getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(linkOf(studio, 'WaveSpeed Flash')).toBeFocused()
  await keys.press('ControlOrMeta+a')
  await barOf(page).getByRole('button', { name: 'Delete for ever' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for ever' }).press('Enter')
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await expect(title).toBeFocused()

  // The last one, in the detail view.
  await page.getByRole('button', { name: 'Back to the gallery' }).first().press('Enter')
  await linkOf(studio, 'fal Photon').press('Enter')
  await expect(page.getByRole('dialog', { name: 'fal Photon' })).toBeVisible()
  await keys.press('Delete')
  await expect(firstWords).toBeFocused()

  await page.getByRole('button', { name: '1 image in the trash' }).press('Enter')
  await expect(linkOf(studio, 'fal Photon')).toBeVisible()
  await page.getByRole('button', { name: 'Empty trash' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Empty trash' }).press('Enter')
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await expect(title).toBeFocused()
})
