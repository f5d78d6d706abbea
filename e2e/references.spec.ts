import sharp from 'sharp'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const colours = ['#c0392b', '#2980b9', '#27ae60', '#f39c12', '#8e44ad']

/** A picture of its own for each number. */
async function picture(number: number) {
  const background = colours[number % colours.length] ?? '#000'
  const image = sharp({ create: { width: 640, height: 360, channels: 3, background } })
  return {
    name: `picture ${number}.png`,
    mimeType: 'image/png',
    buffer: await image.png().toBuffer(),
  }
}

async function openSlots(page: Page) {
  await page.getByRole('button', { name: '+ Reference' }).click()
  return page.getByRole('region', { name: 'References' })
}

/** What the system hands to the page when a file is let go over it, or pasted. */
async function bring(page: Page, event: 'drop' | 'paste', target: string, number: number) {
  const { name, buffer } = await picture(number)
  const dataTransfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], name, { type: 'image/png' }))
      return data
    },
    { name, base64: buffer.toString('base64') },
  )
  const at = page.locator(target).first()
  if (event === 'paste') {
    await at.evaluate((element, data) => {
      const common = { bubbles: true, cancelable: true }
      element.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: data }))
    }, dataTransfer)
    return
  }
  // A system tells again and again that something is held over the page.
  await expect(async () => {
    await page.dispatchEvent('body', 'dragover', { dataTransfer })
    await expect(page.locator('.fixed [data-role="character"]')).toBeVisible({ timeout: 500 })
  }).toPass()
  await at.dispatchEvent('drop', { dataTransfer })
}

test('the slots are filled, weighed and mended by keyboard, and outlive a reload', async ({
  studio,
  page,
}) => {
  const slots = await openSlots(page)
  await slots.getByLabel('Add image reference').setInputFiles([await picture(1), await picture(2)])
  await slots.getByLabel('Add style reference').setInputFiles(await picture(3))
  await expect(slots.getByRole('group', { name: 'Image' }).getByText('2 of 4')).toBeVisible()
  await expect(slots.getByRole('group', { name: 'Style' }).getByText('1 of 1')).toBeVisible()

  const slider = slots.getByRole('slider', { name: 'Weight of style reference' })
  await expect(slider).toHaveValue('0.8')
  await slider.press('ArrowLeft')
  await slider.press('ArrowLeft')
  await expect(slider).toHaveValue('0.7')
  const number = slots.getByRole('spinbutton', { name: 'Weight of image reference 2' })
  await number.fill('0.35')
  await expect(slots.getByRole('slider', { name: 'Weight of image reference 2' })).toHaveValue(
    '0.35',
  )

  await slots.getByRole('button', { name: 'Move image reference 2 up' }).press('Enter')
  await expect(slots.getByRole('slider', { name: 'Weight of image reference 1' })).toHaveValue(
    '0.35',
  )
  await slots.getByRole('button', { name: 'Remove style reference' }).press('Enter')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(slider).toHaveValue('0.7')

  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await studio.expectAccessible()
  }

  await page.reload()
  await expect(page.getByRole('button', { name: /^Style reference 0\.70$/ })).toBeVisible()
  await page.getByRole('button', { name: /^Image references 2$/ }).click()
  await expect(slots.getByRole('slider', { name: 'Weight of image reference 1' })).toHaveValue(
    '0.35',
  )
})

test('a picture may be let go in a slot, pasted, or linked to', async ({ studio, page }) => {
  await studio.prompt.click()
  await page.mouse.move(200, 200)
  await expect(page.getByRole('button', { name: '+ Reference' })).toBeVisible()
  const slots = await openSlots(page)

  await bring(page, 'drop', '.fixed [data-role="character"]', 1)
  await expect(slots.getByRole('group', { name: 'Character' }).getByText('1 of 4')).toBeVisible()

  await bring(page, 'drop', 'main', 2)
  const asked = page.getByRole('dialog', { name: 'Use the picture as' })
  await studio.expectAccessible()
  await asked.getByRole('button', { name: 'Image' }).click()
  await expect(slots.getByRole('group', { name: 'Image' }).getByText('1 of 4')).toBeVisible()

  await bring(page, 'paste', '[data-role="style"] input', 3)
  await expect(slots.getByRole('group', { name: 'Style' }).getByText('1 of 1')).toBeVisible()

  await slots.getByRole('button', { name: 'Link to a modify source' }).click()
  await page.keyboard.type('http://127.0.0.1:1/picture.png')
  await page.keyboard.press('Enter')
  const modify = slots.getByRole('group', { name: 'Modify' })
  await expect(modify.getByRole('button', { name: /^Try .* again$/ })).toBeVisible()
  await expect(modify.getByText('0 of 1')).toBeVisible()
  await modify.getByRole('button', { name: /^Put .* away$/ }).click()
  await expect(modify.getByText('127.0.0.1')).toHaveCount(0)
})

test('a crop takes the place of its source', async ({ studio, page }) => {
  const slots = await openSlots(page)
  await slots.getByLabel('Add modify source').setInputFiles(await picture(1))
  await slots.getByRole('button', { name: 'Crop modify source' }).click()

  const dialog = page.getByRole('dialog', { name: 'Crop modify source' })
  await dialog.getByRole('radio', { name: '1:1' }).check({ force: true })
  await expect(dialog.getByText('360 × 360')).toBeVisible()
  await dialog.getByRole('slider', { name: 'Left to right' }).press('Home')
  await studio.expectAccessible()
  await dialog.getByRole('button', { name: 'Use the crop' }).click()

  await expect(dialog).toHaveCount(0)
  await slots.getByRole('button', { name: 'Show modify source large' }).click()
  const shown = page.getByRole('dialog').getByRole('img')
  await expect
    .poll(() =>
      shown.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight),
    )
    .toBe(1)
})

test('each target says what it makes of a source, and the providers get to see it', async ({
  studio,
  page,
  providers,
}) => {
  const slots = await openSlots(page)
  await slots.getByLabel('Add modify source').setInputFiles(await picture(4))
  await slots.getByRole('spinbutton', { name: 'Weight of modify source' }).fill('0.4')
  await studio.prompt.fill('Make it winter')
  await studio.choose('Luma Photon', 'fal Photon', 'Segmind Photon', 'WaveSpeed Flash')

  await expect(studio.target('Segmind Photon')).toHaveAccessibleDescription(
    'Segmind cannot modify a picture',
  )
  await expect(studio.target('WaveSpeed Flash')).toHaveAccessibleDescription(/decides how close/)
  await expect(studio.target('WaveSpeed Flash')).toContainText('$0.01')
  await expect(studio.target('fal Photon')).toHaveAccessibleDescription('Fits exactly')
  await expect(page.getByText('Luma takes pictures from public addresses only.')).toBeVisible()
  await studio.expectAccessible()

  await page.getByRole('button', { name: 'Leave Segmind out' }).click()
  await page.getByRole('button', { name: 'Pass them through fal (a day)' }).click()
  await expect(studio.target('Luma Photon')).toHaveAccessibleDescription(/through your fal account/)
  await studio.generateButton.click()

  for (const target of ['Luma Photon', 'fal Photon', 'WaveSpeed Flash'])
    await studio.expectPicture(studio.card('Make it winter', target))
  const address = expect.stringMatching(/^http/)
  const sent = providers.control.submits().map(({ provider, body }) => ({ provider, body }))
  expect(sent).toHaveLength(3)
  expect(sent).toContainEqual({
    provider: 'luma',
    body: expect.objectContaining({ modify_image_ref: { url: address, weight: 0.4 } }),
  })
  expect(sent).toContainEqual({
    provider: 'fal',
    body: expect.objectContaining({ image_url: address, strength: 0.4 }),
  })
  expect(sent).toContainEqual({
    provider: 'wavespeed',
    body: expect.objectContaining({ image: address }),
  })
})

test('a style that one provider takes is dropped for the others by one press', async ({
  studio,
  page,
}) => {
  const slots = await openSlots(page)
  await slots.getByLabel('Add style reference').setInputFiles(await picture(2))
  await studio.prompt.fill('A quiet harbour')
  await studio.choose('fal Photon', 'Segmind Photon', 'WaveSpeed Flash')

  await expect(page.getByText('Style: only Luma takes it.')).toBeVisible()
  await expect(studio.generateButton).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Drop it for 3' }).click()

  await expect(studio.generateButton).toHaveAttribute('aria-disabled', 'false')
  await expect(studio.target('fal Photon')).toHaveAccessibleDescription(
    'Without the style reference',
  )
  await studio.generateButton.click()
  await studio.expectPicture(studio.card('A quiet harbour', 'fal Photon'))
})
