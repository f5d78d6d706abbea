import { readFile } from 'node:fs/promises'
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

  const map = board(page).locator('[data-map]')
  const dragged = await placeOf(page, 'WaveSpeed Flash')
  await map.click({ position: { x: 4, y: 4 } })
  await expect.poll(() => placeOf(page, 'WaveSpeed Flash')).not.toBe(dragged)
  await page.keyboard.press('m')
  await expect(map).toHaveCount(0)
  await page.keyboard.press('m')
  await expect(map).toBeVisible()

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
  await expect(page).toHaveURL(/line=52/)
  await page.reload()
  await expect(line).toHaveValue('52')
  await studio.expectAccessible()
  await board(page).getByRole('button', { name: 'Overlay' }).click()
  await board(page).getByRole('slider', { name: 'Opacity of fal Flash' }).fill('20')
  await expect(page).toHaveURL(/\/compare\?ids=.+&mode=overlay&line=52&onion=20/)

  await page.setViewportSize({ width: 390, height: 844 })
  await board(page).getByRole('button', { name: 'Single' }).click()
  await expect(picture(page, 'Luma Photon')).toBeVisible()
  await board(page).getByRole('button', { name: 'Next' }).click()
  await expect(picture(page, 'fal Flash')).toBeVisible()
  await expect(picture(page, 'Luma Photon')).toBeHidden()
  await studio.expectAccessible()
})

test('a comparison is handed on: as one picture, and by a link', async ({ studio, page }) => {
  await studio.choose('Luma Photon', 'fal Flash')
  await studio.generate('Handed on')
  for (const target of ['Luma Photon', 'fal Flash'])
    await studio.expectPicture(studio.card('Handed on', target))
  await studio.run('Handed on').getByRole('link', { name: 'Compare', exact: true }).click()

  await board(page).getByRole('button', { name: 'Contact sheet' }).press('Enter')
  await board(page).getByRole('radio', { name: 'For a chat' }).check()
  await board(page).getByRole('checkbox', { name: 'Prices' }).uncheck()
  await studio.expectAccessible()
  const downloaded = page.waitForEvent('download')
  await board(page).getByRole('link', { name: 'Download PNG' }).click()
  const download = await downloaded
  expect(download.suggestedFilename()).toBe('contact-sheet.png')
  expect(new URL(download.url()).searchParams.get('hide')).toBe('prices')
  const bytes = await readFile(await download.path())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.readUInt32BE(16)).toBe(1280)
  await page.keyboard.press('Escape')

  await board(page).getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('button', { name: 'Create link' }).click()
  const url = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await studio.expectAccessible()
  const visit = await page.context().newPage()
  await visit.goto(url)
  await expect(visit.getByRole('heading', { name: 'Handed on' })).toBeVisible()
  await expect(visit.getByRole('figure')).toHaveCount(2)
  await visit.close()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(board(page)).toBeVisible()
})

test.describe('held like a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a swipe steps through, and two fingers enlarge all alike', async ({ page, server }) => {
    const id = await runOfTwo(server.url)
    await page.goto(`${server.url}/runs/${id}`)
    const figure = (target: string) => board(page).locator(`figure[aria-label="${target}"]`)
    const scale = (target: string) =>
      figure(target).evaluate((frame: HTMLElement) => frame.style.getPropertyValue('--place'))
    await expect(figure('Luma Photon')).toBeVisible()
    await expect(figure('Luma Photon').locator('img:not(.opacity-0)')).toBeVisible()
    const hand = await touch(page)
    const box = await figure('Luma Photon').boundingBox()
    if (!box) throw new Error('The frame has no place')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]

    await hand.move([[{ x: x + 110, y }], [{ x, y }], [{ x: x - 110, y: y + 9 }]])
    await expect(figure('fal Flash')).toBeVisible()
    await expect(figure('Luma Photon')).toBeHidden()
    await hand.move([[{ x: x - 110, y }], [{ x, y }], [{ x: x + 110, y }]])
    await expect(figure('Luma Photon')).toBeVisible()
    expect(new URL(page.url()).searchParams.get('at')).toBeNull()

    const pinch = [20, 40, 60, 80].map((by) => [
      { x: x - by, y },
      { x: x + by, y },
    ])
    await hand.move(pinch)
    await expect.poll(() => scale('Luma Photon')).toMatch(/scale\([34]/)
    expect(await scale('fal Flash')).toBe(await scale('Luma Photon'))
    await expect(board(page).locator('[data-map]')).toBeVisible()

    // Enlarged, one finger moves the picture and steps no more.
    const before = await scale('Luma Photon')
    await hand.move([[{ x: x + 110, y }], [{ x, y }], [{ x: x - 110, y }]])
    await expect.poll(() => scale('Luma Photon')).not.toBe(before)
    await expect(figure('Luma Photon')).toBeVisible()
    await expect(figure('fal Flash')).toBeHidden()
    await expect(page).toHaveURL(/view=/)
  })
})

/** Fingers as the browser sees them; each step says where all of them are. */
async function touch(page: Page) {
  const session = await page.context().newCDPSession(page)
  return {
    async move([first = [], ...steps]: { x: number; y: number }[][]) {
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: typeof first) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: points.map((point, id) => ({ ...point, id })),
        })
      await send('touchStart', first)
      for (const step of steps) await send('touchMove', step)
      await send('touchEnd', [])
    },
  }
}

/** Without the form, which is another one on a phone. */
async function runOfTwo(url: string): Promise<string> {
  const id = crypto.randomUUID()
  const targets = [
    { provider: 'luma', model: 'photon' },
    { provider: 'fal', model: 'photon-flash' },
  ]
  const created = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, prompt: 'Held in a hand', targets, aspectRatio: '1:1' }),
  })
  expect(created.status).toBe(201)
  await expect
    .poll(
      async () => {
        const run = await (await fetch(`${url}/api/runs/${id}`)).json()
        return run.generations.filter(({ image }: { image: unknown }) => image !== null).length
      },
      { timeout: 30_000 },
    )
    .toBe(2)
  return id
}

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
