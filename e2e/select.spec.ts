import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Studio } from './fixtures.ts'

const three = ['Luma Photon', 'fal Photon', 'WaveSpeed Flash']
const prompt = 'A harbour at night'

async function make(studio: Studio) {
  await studio.choose(...three)
  await studio.generate(prompt)
  for (const target of three) await studio.expectPicture(studio.card(prompt, target))
}

const barOf = (page: Page) => page.getByRole('region', { name: 'Selection' })
const isSelected = (card: Locator) => card.getByRole('button', { name: /^Select / })
const linkOf = (card: Locator) => card.getByRole('link', { name: /, by / })

async function expectSelected(studio: Studio, ...targets: string[]) {
  for (const target of three)
    await expect(isSelected(studio.card(prompt, target))).toHaveAttribute(
      'aria-pressed',
      String(targets.includes(target)),
    )
}

async function expectAccessibleInBoth(studio: Studio) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await studio.page.emulateMedia({ colorScheme })
    await studio.expectAccessible()
  }
}

test('with a mouse: one by one, a range, and what is done to all of them comes back', async ({
  studio,
  page,
}) => {
  await make(studio)
  const [luma, fal, wave] = three.map((target) => studio.card(prompt, target))
  if (!luma || !fal || !wave) throw new Error('Three cards')
  const bar = barOf(page)

  await luma.hover()
  await isSelected(luma).click()
  await expect(bar.getByRole('status')).toHaveText('1 selected')
  await linkOf(wave).click({ modifiers: ['Shift'] })
  await expectSelected(studio, ...three)
  // While one selects, a click on a tile means that tile.
  await linkOf(fal).click()
  await expectSelected(studio, 'Luma Photon', 'WaveSpeed Flash')
  await expectAccessibleInBoth(studio)

  await bar.getByRole('button', { name: 'Favourite' }).click()
  await expect(luma.getByText('Favourite')).toBeVisible()
  // What acts on one alone is not there for one of several.
  await luma.hover()
  await expect(luma.getByRole('button')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(luma.getByText('Favourite')).toHaveCount(0)

  await bar.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible()
  await page.keyboard.press('Escape')

  await bar.getByRole('button', { name: 'Delete' }).click()
  await expect(luma).toHaveCount(0)
  await expect(wave).toHaveCount(0)
  await expect(bar).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(luma).toBeVisible()
  await expect(wave).toBeVisible()

  await linkOf(luma).click({ modifiers: ['ControlOrMeta'] })
  await linkOf(fal).click()
  // What is gone at once is back where the server could not be told, and still selected.
  await page.route('**/api/generations/batch', (route) => route.abort())
  await bar.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(/cannot be reached\. 2 images are shown as before\.$/)).toBeVisible()
  await expect(luma).toBeVisible()
  await expect(bar.getByRole('status')).toHaveText('2 selected')

  await bar.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/\/compare\?ids=.+,.+/)
})

test('a frame that is pulled from empty ground takes what it touches', async ({ studio, page }) => {
  await make(studio)
  const first = await studio.card(prompt, 'Luma Photon').boundingBox()
  const second = await studio.card(prompt, 'fal Photon').boundingBox()
  if (!first || !second) throw new Error('The cards have no place')
  await page.mouse.move(first.x - 14, first.y + first.height + 14)
  await page.mouse.down()
  await page.mouse.move(second.x + 40, second.y + 40, { steps: 6 })
  await expectSelected(studio, 'Luma Photon', 'fal Photon')
  await page.mouse.up()
  await expect(barOf(page).getByRole('status')).toHaveText('2 selected')
  await page.mouse.click(first.x - 14, first.y + first.height + 14)
  await expect(barOf(page)).toBeHidden()
})

test('many are one archive that the browser saves; a refusal is told, and the page stays', async ({
  studio,
  page,
  server,
}) => {
  await make(studio)
  for (const target of three)
    await linkOf(studio.card(prompt, target)).click({ modifiers: ['ControlOrMeta'] })
  await barOf(page).getByRole('button', { name: 'Download ZIP' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Without metadata' }).click()
  expect((await download).suggestedFilename()).toMatch(/^photon-.+-3\.zip$/)
  await expect(barOf(page)).toBeVisible()

  // Deleted for ever elsewhere, and the news of it is still on its way.
  await page.route(/\/changes\?since=/, () => {})
  await page.reload()
  const fal = studio.card(prompt, 'fal Photon')
  await fal.hover()
  await isSelected(fal).click()
  const ids = [await fal.getAttribute('data-tile')]
  for (const action of ['delete', 'erase'])
    await page.request.post(`${server.url}/api/generations/batch`, { data: { ids, action } })
  const expectRefusal = async (words: string) => {
    await barOf(page).getByRole('button', { name: 'Download ZIP' }).click()
    await page.getByRole('menuitem', { name: 'With metadata' }).click()
    await expect(page.getByText(words)).toBeVisible()
    await expect(barOf(page).getByRole('status')).toHaveText('1 selected')
  }
  await expectRefusal('None of them has an image')
  await server.stop()
  await expectRefusal("The studio's server cannot be reached.")
})

const whatIsDragged = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ file: string; addresses: string[]; types: readonly string[] }>((resolve) => {
        window.addEventListener('dragstart', ({ dataTransfer }) =>
          resolve({
            file: dataTransfer?.getData('DownloadURL') ?? '',
            addresses: dataTransfer?.getData('text/uri-list').split('\r\n') ?? [],
            types: dataTransfer?.types ?? [],
          }),
        )
      }),
  )

test('one goes to the clipboard, and by dragging to the desktop or into our own form', async ({
  studio,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await make(studio)
  const card = studio.card(prompt, 'Luma Photon')
  await card.hover()
  await card.getByRole('button', { name: 'Copy the image by Luma Photon' }).click()
  await expect(page.getByText('Image copied')).toBeVisible()
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const { width } = await createImageBitmap((await item?.getType('image/png')) ?? new Blob())
    return width
  })
  expect(size).toBeGreaterThan(1000)

  const told = whatIsDragged(page)
  await linkOf(card).hover()
  await page.mouse.down()
  const box = await card.boundingBox()
  if (!box) throw new Error('The card has no place')
  await page.mouse.move(box.x + 30, box.y + 30, { steps: 4 })
  const slot = page.getByText('Style', { exact: true }).last()
  await expect(slot).toBeVisible()
  await slot.hover()
  await slot.hover()
  await page.mouse.up()
  const { file, types } = await told
  expect(file).toMatch(
    /^image\/\w+:luma-photon-a-harbour-at-night-.+:http.+\/download\?metadata=keep/,
  )
  expect(types).toEqual(expect.arrayContaining(['Files', 'text/uri-list', 'text/html']))
  const references = page.getByRole('region', { name: 'References' })
  await expect(references).toBeVisible()

  await references.getByRole('button', { name: 'Close references' }).click()

  // One that is selected brings the others along.
  for (const target of three)
    await linkOf(studio.card(prompt, target)).click({ modifiers: ['ControlOrMeta'] })
  const together = whatIsDragged(page)
  await linkOf(studio.card(prompt, 'fal Photon')).hover()
  await page.mouse.down()
  await page.mouse.move(30, 300, { steps: 4 })
  const imageSlot = page.getByText('Image', { exact: true }).last()
  await expect(imageSlot).toBeVisible()
  await imageSlot.hover()
  await imageSlot.hover()
  await page.mouse.up()
  await expect(
    references.getByRole('group', { name: 'Image', exact: true }).getByRole('slider'),
  ).toHaveCount(three.length)
  const many = await together
  expect(many.addresses).toHaveLength(three.length)
  // It would be taken for all of them.
  expect(many.types).not.toContain('Files')
})

test('in the trash: back again, or for ever once that is confirmed', async ({
  studio,
  page,
  server,
}) => {
  await make(studio)
  for (const target of three)
    await linkOf(studio.card(prompt, target)).click({ modifiers: ['ControlOrMeta'] })
  await barOf(page).getByRole('button', { name: 'Delete' }).click()
  await expect(studio.run(prompt)).toHaveCount(0)

  await page.goto(`${server.url}/?deleted=true`)
  // What acts on tiles comes with the first move.
  await studio.card(prompt, 'Luma Photon').hover()
  await isSelected(studio.card(prompt, 'Luma Photon')).click()
  // The press is the button's, whatever had the focus before.
  await page.getByRole('button', { name: 'Empty trash' }).click()
  await expect(page.getByRole('dialog', { name: 'Empty the trash' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep' }).click()
  await studio.expectAccessible()
  await barOf(page).getByRole('button', { name: 'Restore' }).click()
  await expect(studio.card(prompt, 'Luma Photon')).toHaveCount(0)

  await linkOf(studio.card(prompt, 'fal Photon')).click({ modifiers: ['ControlOrMeta'] })
  await barOf(page).getByRole('button', { name: 'Delete for ever' }).click()
  const asking = page.getByRole('dialog', { name: 'Delete for ever' })
  await expect(asking.getByText(/cannot be undone/)).toBeVisible()
  await expectAccessibleInBoth(studio)
  await asking.getByRole('button', { name: 'Delete for ever' }).click()
  await expect(studio.card(prompt, 'fal Photon')).toHaveCount(0)

  await page.getByRole('button', { name: 'Empty trash' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty trash' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the gallery' }).first().click()
  await expect(studio.card(prompt, 'Luma Photon')).toBeVisible()
  await expect(studio.card(prompt, 'WaveSpeed Flash')).toHaveCount(0)
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true })

  test('a long press begins to select, and then a tap is enough', async ({ studio, page }) => {
    await make(studio)
    await page.setViewportSize({ width: 390, height: 844 })
    const box = await linkOf(studio.card(prompt, 'Luma Photon')).boundingBox()
    if (!box) throw new Error('The card has no place')
    const touch = await page.context().newCDPSession(page)
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    await expect(barOf(page)).toBeVisible()
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expectSelected(studio, 'Luma Photon')
    await linkOf(studio.card(prompt, 'fal Photon')).tap()
    await expectSelected(studio, 'Luma Photon', 'fal Photon')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessibleInBoth(studio)
  })
})
