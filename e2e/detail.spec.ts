import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Studio } from './fixtures.ts'

const three = ['Luma Photon', 'fal Photon', 'WaveSpeed Flash']

const detail = (page: Page, target: string) =>
  page.getByRole('dialog', { name: target, exact: true })
const frame = (page: Page) => page.locator('[data-zoom-frame]')
const linkOf = (card: Locator, target: string) =>
  card.getByRole('link', { name: new RegExp(`, by ${target}$`) })

const placeOf = (page: Page) =>
  frame(page).evaluate((element: HTMLElement) => element.style.getPropertyValue('--place'))
const scaleOf = async (page: Page) => Number(/scale\((.+)\)/.exec(await placeOf(page))?.[1])

async function make(studio: Studio, prompt: string, targets: string[]) {
  await studio.choose(...targets)
  await studio.generate(prompt)
  for (const target of targets) await studio.expectPicture(studio.card(prompt, target))
}

async function expectAccessibleInBoth(studio: Studio) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await studio.page.emulateMedia({ colorScheme })
    await studio.expectAccessible()
  }
}

test('by keys alone: open, enlarge, move, go on, reload, close', async ({ studio, page }) => {
  await make(studio, 'A harbour at night', three)
  await linkOf(studio.card('A harbour at night', 'Luma Photon'), 'Luma Photon').focus()
  await page.keyboard.press('Enter')
  await expect(detail(page, 'Luma Photon')).toBeVisible()
  await expect(page).toHaveTitle(/Luma Photon: A harbour at night/)
  // In the end it is the original that one sees.
  await expect
    .poll(() => frame(page).locator('img').last().getAttribute('src'))
    .toMatch(/^\/api\/images\/[0-9a-f]{64}$/)
  await expectAccessibleInBoth(studio)

  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(() => scaleOf(page)).toBeCloseTo(1.96, 2)
  const before = await placeOf(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => placeOf(page)).not.toBe(before)
  await expect(detail(page, 'Luma Photon')).toBeVisible()

  // On the map the picture goes where the hand is, and a second press means no more than the first.
  const map = page.locator('[data-map]')
  await map.hover({ position: { x: 100, y: 60 } })
  await page.mouse.down()
  await map.hover({ position: { x: 2, y: 2 } })
  await page.mouse.up()
  await expect.poll(() => placeOf(page)).toMatch(/^translate\(0px, /)
  await map.dblclick({ position: { x: 60, y: 30 } })
  await expect.poll(() => placeOf(page)).not.toMatch(/^translate\(0px, /)
  expect(await scaleOf(page)).toBeCloseTo(1.96, 2)
  await page.keyboard.press('m')
  await expect(map).toHaveCount(0)
  await page.keyboard.press('m')
  await expect(map).toBeVisible()
  await page.keyboard.press('0')
  await expect.poll(() => scaleOf(page)).toBeCloseTo(1, 3)
  await expect(map).toBeHidden()

  await page.keyboard.press('ArrowRight')
  await expect(detail(page, 'fal Photon')).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText('100 %')).toBeVisible()
  await page.keyboard.press(']')
  await expect(detail(page, 'WaveSpeed Flash')).toBeVisible()
  await expect.poll(() => scaleOf(page)).toBe(1)

  await page.keyboard.press('?')
  await expect(page.getByText('Actual pixels')).toBeVisible()
  await expect(page.getByText('The map of an enlarged picture')).toBeVisible()
  await studio.expectAccessible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Actual pixels')).toBeHidden()
  await expect(detail(page, 'WaveSpeed Flash')).toBeVisible()

  await page.reload()
  await expect(detail(page, 'WaveSpeed Flash')).toBeVisible()
  // Its neighbours come with the gallery.
  await expect(page.getByRole('button', { name: 'Previous' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(detail(page, 'fal Photon')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/\/$/)
  await expect(page).toHaveTitle('Photon Playground')
  const last = linkOf(studio.card('A harbour at night', 'fal Photon'), 'fal Photon')
  await expect(last).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(detail(page, 'fal Photon')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(last).toBeFocused()
})

test('a mouse enlarges it where it points, and pulls it', async ({ studio, page }) => {
  await make(studio, 'A harbour at night', ['Luma Photon'])
  await linkOf(studio.card('A harbour at night', 'Luma Photon'), 'Luma Photon').click()
  await expect(detail(page, 'Luma Photon')).toBeVisible()
  const box = await frame(page).boundingBox()
  if (!box) throw new Error('The frame has no place')
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2)
  await page.mouse.wheel(0, -500)
  await expect.poll(() => scaleOf(page)).toBeGreaterThan(2)
  const before = await placeOf(page)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => placeOf(page)).not.toBe(before)
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => scaleOf(page)).toBeCloseTo(1, 3)
  await page.getByRole('button', { name: '1:1, actual pixels' }).click()
  await expect(page.getByText('100 %')).toBeVisible()
})

test('a family can be walked up and down, and Back walks it back', async ({ studio, page }) => {
  await make(studio, 'A harbour at night', ['Luma Photon'])
  await linkOf(studio.card('A harbour at night', 'Luma Photon'), 'Luma Photon').click()
  await detail(page, 'Luma Photon').getByRole('button', { name: 'Remix' }).click()
  await expect(studio.prompt).toBeFocused()
  await make(studio, 'A harbour at dawn', ['fal Photon'])
  await linkOf(studio.card('A harbour at dawn', 'fal Photon'), 'fal Photon').click()

  const family = page.getByRole('region', { name: 'Lineage' })
  const source = family.getByRole('link', { name: /^Remix of\s*A harbour at night/ })
  await expect(source.getByText(/prompt changed/)).toBeVisible()
  await expect(source.locator('img')).toBeVisible()
  await expectAccessibleInBoth(studio)
  await source.press('Enter')
  await expect(detail(page, 'Luma Photon')).toBeVisible()
  const remix = family.getByRole('link', { name: /^Remixed into 1\s*A harbour at dawn/ })
  await remix.press('Enter')
  await expect(detail(page, 'fal Photon')).toBeVisible()
  await page.goBack()
  await expect(detail(page, 'Luma Photon')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what is deleted makes way for the next, and comes back from the trash', async ({
  studio,
  page,
}) => {
  await make(studio, 'A harbour at night', three)
  await linkOf(studio.card('A harbour at night', 'fal Photon'), 'fal Photon').click()
  await expect(detail(page, 'fal Photon')).toBeVisible()
  const address = page.url()
  await page.keyboard.press('Delete')
  await expect(detail(page, 'WaveSpeed Flash')).toBeVisible()
  await page.keyboard.press('Escape')
  const beside = studio.card('A harbour at night', 'WaveSpeed Flash')
  await expect(linkOf(beside, 'WaveSpeed Flash')).toBeFocused()
  await expect(studio.card('A harbour at night', 'fal Photon')).toHaveCount(0)

  await page.goto(address)
  const trash = page.getByRole('region', { name: 'In the trash' })
  await expect(trash).toBeVisible()
  await expectAccessibleInBoth(studio)
  await trash.getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(trash).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(studio.card('A harbour at night', 'fal Photon')).toBeVisible()
})

test('an address that leads nowhere says so', async ({ studio, page, server }) => {
  await page.goto(`${server.url}/generations/00000000-0000-4000-8000-000000000009`)
  await expect(page.getByText('There is nothing here')).toBeVisible()
  await expectAccessibleInBoth(studio)
  await page.getByRole('button', { name: 'Back to the gallery' }).press('Enter')
  await expect(studio.prompt).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true })

  test('a finger goes from one to the next, and the actions are at the thumb', async ({
    studio,
    page,
  }) => {
    await make(studio, 'A harbour at night', ['Luma Photon', 'fal Photon'])
    await page.setViewportSize({ width: 390, height: 844 })
    await linkOf(studio.card('A harbour at night', 'Luma Photon'), 'Luma Photon').click()
    await expect(detail(page, 'Luma Photon')).toBeVisible()
    await swipe(page, -120)
    await expect(detail(page, 'fal Photon')).toBeVisible()
    await swipe(page, 120)
    await expect(detail(page, 'Luma Photon')).toBeVisible()

    const download = page.getByRole('link', { name: 'Download', exact: true })
    const box = await download.boundingBox()
    expect(box?.y).toBeGreaterThan(844 * 0.85)
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectAccessibleInBoth(studio)

    // The original is megabytes: a phone gets it when there is something to see in it.
    const last = frame(page).locator('img').last()
    await expect(last).toHaveAttribute('src', /w=1280$/)
    await page.keyboard.press('+')
    await expect(last).toHaveAttribute('src', /^\/api\/images\/[0-9a-f]{64}$/)
  })
})

/** One finger, sideways over the picture. */
async function swipe(page: Page, byX: number) {
  const box = await frame(page).boundingBox()
  if (!box) throw new Error('The frame has no place')
  const touch = await page.context().newCDPSession(page)
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: { x: number; y: number }[],
  ) => touch.send('Input.dispatchTouchEvent', { type, touchPoints })
  await send('touchStart', [from])
  for (const share of [0.25, 0.5, 0.75, 1])
    await send('touchMove', [{ x: from.x + byX * share, y: from.y }])
  await send('touchEnd', [])
}

test('while the picture fills the screen, Tab stays with it', async ({ studio, page }) => {
  await make(studio, 'A harbour at night', ['Luma Photon'])
  await linkOf(studio.card('A harbour at night', 'Luma Photon'), 'Luma Photon').click()
  const dialog = detail(page, 'Luma Photon')
  const remix = dialog.getByRole('button', { name: 'Remix' })
  await expect(remix).toBeVisible()
  await dialog.getByRole('button', { name: 'Full screen' }).press('Enter')
  const leave = dialog.getByRole('button', { name: 'Leave full screen' })
  await expect(leave).toBeVisible()
  await remix.focus()
  await expect(remix).not.toBeFocused()
  await leave.press('Enter')
  await expect(leave).toHaveCount(0)
  await remix.focus()
  await expect(remix).toBeFocused()
})
