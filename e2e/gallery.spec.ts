import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { test } from './stored.ts'

/** What stands where in the window: the first run that begins under the slim form. */
const firstInSight = (page: Page) =>
  page.evaluate(() => {
    const strip = Array.from(document.querySelectorAll<HTMLElement>('article[data-block]')).find(
      (article) => article.getBoundingClientRect().top > 112,
    )
    return { run: strip?.dataset.block, top: strip?.getBoundingClientRect().top ?? 0 }
  })

const gallery = (page: Page) => page.getByRole('region', { name: 'Gallery' })

async function scrollFar(page: Page) {
  await page.mouse.move(600, 600)
  for (let screens = 0; screens < 8; screens++) {
    const before = await page.evaluate(() => window.scrollY)
    await page.mouse.wheel(0, 900)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before)
  }
  await expect.poll(() => page.evaluate(() => 'place' in (history.state ?? {}))).toBe(true)
}

test('a long gallery keeps its place over a reload and a look at an image', async ({
  page,
  stored,
}) => {
  await page.goto(stored.url)
  await gallery(page).getByRole('article').first().waitFor()
  const month = page.getByText(/^[A-Z][a-z]+ \d{4}$/)
  await expect(month).toHaveCount(0)
  await scrollFar(page)
  await expect(month).toBeVisible()
  const before = await firstInSight(page)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1_500)

  // What was written down is what is in sight.
  await expect.poll(() => page.evaluate(() => history.state.place.y === window.scrollY)).toBe(true)
  await page.reload()
  await expect.poll(async () => (await firstInSight(page)).run).toBe(before.run)
  expect(Math.abs((await firstInSight(page)).top - before.top)).toBeLessThan(4)

  await page.locator(`[data-block="${before.run}"] [data-generation]`).first().click()
  await page.getByRole('dialog').waitFor()
  await page.goBack()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(Math.abs((await firstInSight(page)).top - before.top)).toBeLessThan(4)

  // Where one chooses blind there is no gallery; it comes back as it was.
  const several = gallery(page)
    .getByRole('article')
    .filter({ has: page.getByRole('figure').nth(1) })
  await several.getByRole('link', { name: 'Compare', exact: true }).first().click()
  await page.getByRole('link', { name: 'Blind' }).waitFor()
  await expect.poll(() => page.evaluate(() => 'place' in (history.state ?? {}))).toBe(true)
  const left = await firstInSight(page)
  await page.getByRole('link', { name: 'Blind' }).click()
  const blind = page.getByRole('dialog', { name: /^Blind/ })
  await expect(blind.getByRole('figure').first()).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await blind.getByRole('button', { name: 'Studio' }).click()
  await expect.poll(async () => (await firstInSight(page)).run).toBe(left.run)
  expect(Math.abs((await firstInSight(page)).top - left.top)).toBeLessThan(4)
})

test('what is above comes without moving what is in sight', async ({ page, stored }) => {
  await page.goto(stored.url)
  await gallery(page).getByRole('article').first().waitFor()
  await scrollFar(page)
  await page.reload()
  await gallery(page).getByRole('article').first().waitFor()

  // From now on it is the person who moves.
  await page.keyboard.press('Shift')
  const older = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let step = 0; step < 30; step++) {
    const before = await firstInSight(page)
    const distance = await page.evaluate(() => {
      const wanted = Math.min(200, window.scrollY)
      window.scrollBy(0, -wanted)
      return wanted
    })
    await page.evaluate(() => new Promise(requestAnimationFrame))
    const top = await page.evaluate(
      (run) =>
        document.querySelector(`article[data-block="${run}"]`)?.getBoundingClientRect().top ?? null,
      before.run,
    )
    if (top !== null) expect(Math.abs(top - before.top - distance)).toBeLessThan(4)
  }
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollHeight))
    .toBeGreaterThan(older)
})

test('the focus goes all the way to what is not drawn yet, and back', async ({ page, stored }) => {
  const focused = page.locator('[data-generation]:focus')
  for (const view of ['runs', 'images', 'list']) {
    await page.goto(`${stored.url}/?view=${view}`)
    const first = page.locator('[data-generation]').first()
    const id = await first.getAttribute('data-generation')
    await first.focus()
    // The keys come with the first one that is pressed.
    await expect(async () => {
      await page.keyboard.press('ArrowRight')
      await expect(first).not.toBeFocused({ timeout: 500 })
    }).toPass()
    await page.keyboard.press('End')
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1_000)
    await expect(focused).toBeInViewport()
    await page.keyboard.press('Home')
    await expect(focused).toHaveAttribute('data-generation', String(id))
    await expect(focused).toBeInViewport()
  }
})

test('Home leads to the image that has the focus, wherever one has scrolled', async ({
  page,
  stored,
}) => {
  await page.goto(stored.url)
  const first = page.locator('[data-generation]').first()
  await first.focus()
  await scrollFar(page)
  await expect(first).not.toBeInViewport()
  await page.keyboard.press('Home')
  await expect(first).toBeFocused()
  await expect(first).toBeInViewport()
})

test('runs, images and a list show the same, filtered by the address', async ({ page, stored }) => {
  await page.goto(`${stored.url}/?provider=fal`)
  const figures = gallery(page).getByRole('figure')
  await figures.first().waitFor()
  for (const name of await figures.evaluateAll((all) => all.map((it) => it.ariaLabel)))
    expect(name).toMatch(/^fal /)

  for (const view of ['Images', 'List', 'By run']) {
    const button = gallery(page).getByRole('button', { name: view, exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    await expect(gallery(page).locator('[data-generation]').first()).toBeVisible()
  }
  await gallery(page).getByRole('button', { name: 'Images', exact: true }).click()
  await expect(page).toHaveURL(/provider=fal&view=images$/)
  await gallery(page).locator('[data-generation]').first().click()
  await expect(page).toHaveURL(/\/generations\/.*\?provider=fal&view=images$/)
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/\?provider=fal&view=images$/)
})

test('who walks from image to image passes the end of what was loaded, and comes back to the last', async ({
  page,
  stored,
  request,
}) => {
  test.slow()
  const firstPage = await (await request.get(`${stored.url}/api/runs?limit=20`)).json()
  const loaded: number = firstPage.items.flatMap(
    (run: { generations: [] }) => run.generations,
  ).length
  await page.goto(`${stored.url}/?view=list`)
  await gallery(page).locator('[data-generation]').first().press('Enter')
  await page.getByRole('dialog').waitFor()

  const seen = new Set([page.url()])
  while (seen.size < loaded + 3) {
    const before = page.url()
    await page.keyboard.press('ArrowRight')
    await expect(page).not.toHaveURL(before)
    expect(seen).not.toContain(page.url())
    seen.add(page.url())
  }

  const id = new URL(page.url()).pathname.split('/').at(-1)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/\?view=list$/)
  const last = gallery(page).locator(`[data-generation="${id}"]`)
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
})

for (const width of [320, 768, 1440])
  test(`at ${width} px a row of the list has room for its prompt`, async ({ page, stored }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${stored.url}/?view=list`)
    const row = gallery(page).locator('[data-generation]').first()
    await row.waitFor()
    const [title = ''] = (await row.getAttribute('aria-label'))?.split(', by ') ?? []
    const box = await row.getByText(title, { exact: true }).boundingBox()
    expect(box?.width).toBeGreaterThan(100)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

test('a filter that nothing matches says so, and the way out', async ({ page, stored }) => {
  await page.goto(`${stored.url}/?q=nothingcalledthis`)
  await page.getByText('Nothing matches').waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(gallery(page).getByRole('article').first()).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
})

test('new results do not move what one looks at; a pill leads to them', async ({
  page,
  stored,
  request,
}) => {
  await page.goto(stored.url)
  await gallery(page).getByRole('article').first().waitFor()
  await scrollFar(page)
  const before = await firstInSight(page)

  const answer = await request.post(`${stored.url}/api/runs`, {
    headers: { origin: stored.url },
    data: {
      id: crypto.randomUUID(),
      prompt: 'News from above',
      targets: [
        { provider: 'luma', model: 'photon-flash' },
        { provider: 'fal', model: 'photon-flash' },
      ],
    },
  })
  expect(answer.status()).toBe(201)
  const pill = page.getByRole('button', { name: '2 new' })
  await pill.waitFor()
  expect(await firstInSight(page)).toEqual(before)

  await pill.click()
  await expect(gallery(page).getByRole('article').first()).toHaveAccessibleName('News from above')
  await expect(gallery(page).getByRole('article').first()).toBeInViewport()
  await expect(pill).toBeHidden()
})
