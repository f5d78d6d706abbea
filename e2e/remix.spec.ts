import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Studio } from './fixtures.ts'

const target = 'fal Photon'

/** A finished card of the only target that takes pictures without being asked for a way to them. */
async function make(studio: Studio, prompt: string): Promise<Locator> {
  await studio.choose(target)
  await studio.generate(prompt)
  const card = studio.card(prompt, target)
  await studio.expectPicture(card)
  return card
}

async function useAs(card: Locator, role: string) {
  await card.hover()
  await card.hover()
  await card.getByRole('button', { name: 'Use as…' }).click()
  await card.page().getByRole('menuitem', { name: role, exact: true }).press('Enter')
}

const shareOf = (slider: Locator) => slider.inputValue().then(Number)

test('a remix fills the form again, and tells what it changed', async ({ studio, page }) => {
  const card = await make(studio, 'A harbour at night')
  await studio.prompt.fill('')

  await card.hover()
  await card.hover()
  await card.getByRole('button', { name: 'Remix' }).click()
  await expect(studio.prompt).toHaveValue('A harbour at night')
  await expect(studio.prompt).toBeFocused()

  await make(studio, 'A harbour at dawn')
  const run = studio.run('A harbour at dawn')
  await expect(run.getByText('Remix: prompt changed')).toBeVisible()
  await studio.expectAccessible()

  await run.getByRole('link', { name: 'Source' }).click()
  const dialog = page.getByRole('dialog', { name: target })
  await expect(dialog.getByText('A harbour at night', { exact: true })).toBeVisible()
  await studio.expectAccessible()
})

test('a modified picture is compared with its source by keys alone', async ({ studio, page }) => {
  await useAs(await make(studio, 'A harbour at night'), 'Modify')
  const card = await make(studio, 'The same in snow')

  const toggle = card.getByRole('button', { name: /^Before and after/ })
  await toggle.press('Enter')
  await expect(card.getByRole('slider', { name: 'Before and after' })).toHaveValue('50')
  await expect(page).toHaveURL(/\/$/)
  await toggle.press('Enter')
  await expect(card.getByRole('slider')).toHaveCount(0)

  await card.getByRole('link', { name: target, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: target })
  const slider = dialog.getByRole('slider', { name: 'Before and after' })
  await expect(dialog.getByRole('img', { name: 'Before' })).toBeVisible()
  await slider.press('ArrowRight')
  await expect(slider).toHaveValue('51')
  await expect(dialog.getByText('The same in snow', { exact: true })).toBeVisible()
  await slider.press('Home')
  await expect(slider).toHaveValue('0')
  await studio.expectAccessible()

  const stage = await slider.boundingBox()
  if (!stage) throw new Error('No slider to be seen')
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 4)
  await page.mouse.down()
  await page.mouse.move(stage.x + stage.width * 0.75, stage.y + stage.height / 4, { steps: 4 })
  await page.mouse.up()
  expect(await shareOf(slider)).toBeCloseTo(75, -1)

  await dialog.getByRole('button', { name: /^Modify 1.00 reference/ }).press('Enter')
  await expect(page.getByRole('dialog', { name: /^Modify reference/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog.getByText('The same in snow', { exact: true })).toBeVisible()
})

test('a picture is placed on a wider canvas by keys, and painted around', async ({
  studio,
  page,
}) => {
  await useAs(await make(studio, 'A harbour at night'), 'Reframe')
  await openEditor(page)
  const editor = page.getByRole('dialog', { name: 'Reframe' })
  await expect(editor.getByText('0 % painted')).toBeVisible()
  await editor.getByRole('radio', { name: '21:9' }).check({ force: true })
  const picture = editor.getByRole('button', { name: 'Picture on the canvas' })
  await picture.press('-')
  await picture.press('Shift+ArrowRight')
  const left = await editor.getByRole('textbox', { name: 'Left' }).inputValue()
  expect(Number(left)).toBeGreaterThan(300)
  await editor.getByRole('textbox', { name: 'Left' }).fill('500')
  await editor.getByRole('textbox', { name: 'Left' }).press('Enter')
  await expect(editor.getByRole('textbox', { name: 'Left' })).toHaveValue('500')
  await studio.expectAccessible()
  await editor.getByRole('button', { name: 'Done' }).click()

  const card = await make(studio, 'More water to both sides')
  const shape = await studio
    .picture(card)
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight)
  expect(shape).toBeCloseTo(2432 / 1024, 1)
})

test('a corner is pulled with the mouse, and the picture keeps its shape', async ({
  studio,
  page,
}) => {
  await useAs(await make(studio, 'A harbour at night'), 'Reframe')
  await openEditor(page)
  const editor = page.getByRole('dialog', { name: 'Reframe' })
  await editor.getByRole('radio', { name: '1:1' }).check({ force: true })
  const sizeOf = async () => {
    const width = Number(await editor.getByRole('textbox', { name: 'Width' }).inputValue())
    const height = Number(await editor.getByRole('textbox', { name: 'Height' }).inputValue())
    return { width, height }
  }
  await expect.poll(sizeOf).toEqual({ width: 1536, height: 864 })

  const stage = await editor.getByRole('application', { name: 'Canvas' }).boundingBox()
  if (!stage) throw new Error('No canvas to be seen')
  // The canvas is a square in the middle of the stage; the picture reaches from its left to its right.
  const side = Math.min(stage.width * 0.78, stage.height * 0.8)
  const corner = {
    x: stage.x + (stage.width + side) / 2,
    y: stage.y + stage.height / 2 + side * (9 / 32),
  }
  await page.mouse.move(corner.x, corner.y)
  await page.mouse.down()
  await page.mouse.move(corner.x - side / 2, corner.y - side * (9 / 32), { steps: 5 })
  await page.mouse.up()

  const { width, height } = await sizeOf()
  expect(width).toBeLessThan(1_000)
  expect(width / height).toBeCloseTo(16 / 9, 1)
})

async function openEditor(page: Page) {
  await page.getByRole('button', { name: '+ Reference' }).click()
  await page.getByRole('button', { name: 'Place it' }).click()
}

test('a file that was downloaded fills the form again, unless it was stripped', async ({
  studio,
  page,
}) => {
  const card = await make(studio, 'A harbour at night')
  await card.getByRole('link', { name: target, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: target })
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download', exact: true }).click(),
  ])
  await dialog.getByRole('button', { name: 'Download options' }).click()
  const [stripped] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Without metadata' }).click(),
  ])
  await page.keyboard.press('Escape')
  await studio.prompt.fill('')

  await dropFile(page, await stripped.path())
  await expect(page.getByRole('button', { name: /^Style/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Fill the form/ })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await dropFile(page, await kept.path())
  const offer = page.getByRole('button', { name: /Fill the form/ })
  await expect(offer).toBeVisible()
  await studio.expectAccessible()
  await offer.click()
  await expect(studio.prompt).toHaveValue('A harbour at night')
  await expect(studio.prompt).toBeFocused()
})

/** Lets go of a file over the gallery. */
async function dropFile(page: Page, path: string) {
  const bytes = (await readFile(path)).toString('base64')
  const data = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    transfer.items.add(new File([content], 'harbour.jpg', { type: 'image/jpeg' }))
    return transfer
  }, bytes)
  await page.dispatchEvent('main', 'drop', { dataTransfer: data })
}
