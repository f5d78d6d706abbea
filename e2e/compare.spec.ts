import { expect, Studio, test } from './fixtures.ts'
import type { Page } from '@playwright/test'

const board = (page: Page) => page.getByRole('dialog', { name: /^Compare/ })
const picture = (page: Page, target: string) =>
  board(page).getByRole('figure', { name: target, exact: true })

/** Which part of its picture a frame shows. */
const placeOf = (page: Page, target: string) =>
  picture(page, target).evaluate((frame: HTMLElement) => frame.style.getPropertyValue('--place'))

const scaleOf = async (page: Page, target: string) =>
  Number(/scale\((.+)\)/.exec(await placeOf(page, target))?.[1])

test('a run is compared: one zoom for all, the best is picked, and the address keeps it', async ({
  studio,
  page,
}) => {
  await studio.choose('Luma Photon', 'fal Photon', 'WaveSpeed Flash')
  await studio.generate('Compared side by side')
  for (const target of ['Luma Photon', 'fal Photon', 'WaveSpeed Flash'])
    await studio.expectPicture(studio.card('Compared side by side', target))

  const compare = studio
    .run('Compared side by side')
    .getByRole('link', { name: 'Compare', exact: true })
  await compare.focus()
  await page.keyboard.press('Enter')
  await expect(picture(page, 'WaveSpeed Flash').getByRole('img').first()).toBeVisible()
  await expect(board(page).getByRole('rowheader')).toHaveCount(3)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await studio.expectAccessible()
  }

  const frame = await picture(page, 'fal Photon').boundingBox()
  if (!frame) throw new Error('The frame has no place')
  await page.mouse.move(frame.x + frame.width / 4, frame.y + frame.height / 2)
  await page.mouse.wheel(0, -600)
  await expect.poll(() => scaleOf(page, 'Luma Photon')).toBeGreaterThan(2)
  expect(await scaleOf(page, 'Luma Photon')).toBe(await scaleOf(page, 'fal Photon'))
  const before = await placeOf(page, 'WaveSpeed Flash')
  await page.mouse.down()
  await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => placeOf(page, 'WaveSpeed Flash')).not.toBe(before)
  await expect.poll(() => page.url()).toMatch(/view=/)

  await page.keyboard.press('2')
  await expect(
    board(page).getByRole('button', { name: 'Pick 2, fal Photon', pressed: true }),
  ).toBeVisible()

  const scale = await scaleOf(page, 'Luma Photon')
  await page.reload()
  await expect.poll(() => scaleOf(page, 'Luma Photon')).toBeCloseTo(scale, 1)
  await expect(board(page).getByRole('row', { name: /fal Photon.*Picked/ })).toBeVisible()
  await page.keyboard.press('0')
  await expect.poll(() => scaleOf(page, 'Luma Photon')).toBeCloseTo(1, 3)
  await expect.poll(() => page.url()).not.toMatch(/view=/)

  await page.keyboard.press('Escape')
  await expect(board(page)).toBeHidden()
  await expect(studio.prompt).toBeVisible()
})

test('the focus comes back to where the board was opened', async ({ studio, page }) => {
  await studio.choose('Luma Flash', 'WaveSpeed Photon')
  await studio.generate('Opened by keyboard')
  const compare = studio
    .run('Opened by keyboard')
    .getByRole('link', { name: 'Compare', exact: true })
  await compare.focus()
  await page.keyboard.press('Enter')
  await expect(
    board(page)
      .getByText(/On its way/)
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(compare).toBeFocused()
})

test('two of different runs meet through the tray, under a line and one over the other', async ({
  studio,
  page,
}) => {
  await studio.choose('Luma Photon', 'fal Flash')
  await studio.generate('First for the tray')
  await studio.generate('Second for the tray')
  const first = studio.card('First for the tray', 'Luma Photon')
  const second = studio.card('Second for the tray', 'fal Flash')
  for (const card of [first, second]) {
    await studio.expectPicture(card)
    await card.hover()
    await card.getByRole('button', { name: /to compare/ }).click()
  }
  const tray = page.getByRole('region', { name: 'To compare' })
  await studio.expectAccessible()
  await page.reload()
  await studio.prompt.click()
  await tray.getByRole('link', { name: 'Compare', exact: true }).click()

  await board(page).getByRole('button', { name: 'Wipe' }).click()
  const line = board(page).getByRole('slider', { name: 'Wipe' })
  await line.focus()
  await page.keyboard.press('ArrowRight')
  await expect(line).toHaveValue('52')
  await studio.expectAccessible()
  await board(page).getByRole('button', { name: 'Overlay' }).click()
  await board(page).getByRole('slider', { name: 'Opacity of fal Flash' }).fill('20')
  await expect(page).toHaveURL(/\/compare\?ids=.+&mode=overlay/)

  await page.setViewportSize({ width: 390, height: 844 })
  await board(page).getByRole('button', { name: 'Single' }).click()
  await expect(picture(page, 'Luma Photon')).toBeVisible()
  await board(page).getByRole('button', { name: 'Next' }).click()
  await expect(picture(page, 'fal Flash')).toBeVisible()
  await expect(picture(page, 'Luma Photon')).toBeHidden()
  await studio.expectAccessible()
})

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })
  test('nothing flickers by itself', async ({ page, server }) => {
    await page.goto(server.url)
    const studio = new Studio(page)
    await studio.choose('Luma Photon', 'fal Flash')
    await studio.generate('No motion')
    await studio.run('No motion').getByRole('link', { name: 'Compare', exact: true }).click()
    await board(page).getByRole('button', { name: 'Flicker' }).click()
    await expect(board(page).getByRole('button', { name: 'Play' })).toBeVisible()
    await expect(board(page).getByRole('button', { name: 'The other one' })).toBeVisible()
  })
})
