import { expect, test } from './fixtures.ts'
import type { Page } from '@playwright/test'

const names = /luma|\bfal\b|segmind|wavespeed/i

/** All that a curious person could read of an answer or a request. */
function listen(page: Page): () => Promise<string[]> {
  const heard: Promise<string>[] = []
  page.on('response', (response) => {
    const request = response.request()
    const { pathname } = new URL(response.url())
    heard.push(
      (async () => {
        const headers = JSON.stringify(await response.allHeaders())
        const isText = !pathname.startsWith('/assets/') && /json/.test(headers)
        const body = isText ? await response.text().catch(() => '') : ''
        return [request.url(), request.postData() ?? '', headers, body].join('\n')
      })(),
    )
  })
  return () => Promise.all(heard)
}

/** Of the page and of what it is called by those who hear it. */
const read = async (page: Page) =>
  [
    page.url(),
    await page.title(),
    await page.locator('body').evaluate((body) => body.outerHTML),
    await page.locator('body').ariaSnapshot(),
  ].join('\n')

test('blind is blind until the choice: no name, no id, nowhere; then it counts', async ({
  studio,
  page,
}) => {
  test.slow()
  await studio.choose('Luma Photon', 'fal Photon', 'Segmind Photon', 'WaveSpeed Photon')
  await studio.generate('Chosen by eye')
  const ids: string[] = []
  for (const target of ['Luma Photon', 'fal Photon', 'Segmind Photon', 'WaveSpeed Photon'])
    await studio.expectPicture(studio.card('Chosen by eye', target))
  page.on('response', async (response) => {
    if (!response.url().endsWith('/blind') || response.request().method() !== 'POST') return
    const { revealed } = (await response.json()) as { revealed: { generationId: string }[] }
    ids.push(...revealed.map(({ generationId }) => generationId))
  })

  await studio.run('Chosen by eye').getByRole('link', { name: 'Compare', exact: true }).click()
  const heard = listen(page)
  await page
    .getByRole('dialog', { name: /^Compare/ })
    .getByRole('link', { name: 'Blind' })
    .click()
  const board = page.getByRole('dialog', { name: /^Blind/ })
  const figures = board.getByRole('figure')
  await expect(figures).toHaveCount(4)
  const orderOf = () =>
    figures
      .getByRole('img')
      .evaluateAll((images: HTMLImageElement[]) => images.map(({ src }) => new URL(src).pathname))
  await expect.poll(orderOf).toHaveLength(4)
  const order = await orderOf()
  await studio.expectAccessible()

  // Opened by its address it says no more, and the order is the same.
  await page.reload()
  await expect(figures).toHaveCount(4)
  await expect.poll(orderOf).toEqual(order)
  await board.getByRole('button', { name: '1:1, actual pixels' }).click()
  await expect(board.locator('img[src*="/blind/"]').first()).toBeAttached()
  await page.keyboard.press('0')

  const seen = [await read(page), ...(await heard())].join('\n')
  expect(seen).not.toMatch(names)

  await page.keyboard.press('c')
  await expect(board.getByText(/^You chose (Luma|fal|Segmind|WaveSpeed) Photon\.$/)).toBeVisible()
  await expect(board.getByRole('figure', { name: /^C · / }).getByText('Your choice')).toBeVisible()
  expect(await read(page)).toMatch(names)
  expect(ids).toHaveLength(4)
  for (const id of ids) expect(seen).not.toContain(id)

  // Who knows the names chooses no more: it is as it was at the next visit.
  await page.reload()
  await expect(board.getByText(/^You chose (Luma|fal|Segmind|WaveSpeed) Photon\.$/)).toBeVisible()
  await page.keyboard.press('a')
  await expect(board.getByRole('figure', { name: /^C · / }).getByText('Your choice')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await studio.expectAccessible()
  }

  await board.getByRole('link', { name: 'Ranking' }).focus()
  await page.keyboard.press('Enter')
  const ranking = page.getByRole('dialog', { name: 'Ranking' })
  await expect(ranking.getByText('1 vote', { exact: true })).toBeVisible()
  await expect(ranking.getByText('needs 9 more votes')).toHaveCount(4)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await studio.expectAccessible()
  }
  await ranking.getByRole('combobox', { name: 'Mode' }).selectOption('sandbox')
  await expect(page).toHaveURL(/\/ranking\?mode=sandbox$/)
  await expect(ranking.getByText(/No votes yet/)).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await studio.expectAccessible()
  const width = await ranking.evaluate(({ scrollWidth }) => scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Escape')
  await expect(studio.prompt).toBeVisible()
})
