import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import type { Studio } from './fixtures.ts'
import { test } from './stored.ts'

const prompts = ['Möwen über Müllers Hafen', '红色的船停在街上', 'A red boat at night']
const [gulls, street, boat] = prompts as [string, string, string]

/** Four images: the last run goes to two providers. */
async function fill(studio: Studio) {
  const targets = [['Luma Flash'], ['fal Photon'], ['Luma Flash', 'WaveSpeed Flash']]
  for (const [index, prompt] of prompts.entries()) {
    await studio.choose(...(targets[index] ?? []))
    await studio.generate(prompt)
  }
  await expect(studio.gallery.getByRole('img', { name: /, by / })).toHaveCount(4)
}

async function expectRuns(studio: Studio, ...expected: string[]) {
  await expect
    .poll(() =>
      studio.gallery
        .getByRole('article')
        .evaluateAll((runs) => runs.map((run) => run.getAttribute('aria-label'))),
    )
    .toEqual(expected)
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search prompts' })
const filters = (page: Page) => page.getByRole('group', { name: 'Active filters' })
/** Beside the heading: how many there are. */
const total = (page: Page) => page.locator('#gallery-title + p')
const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

test('words and filters narrow the gallery, and the address keeps them', async ({
  studio,
  page,
}) => {
  await fill(studio)
  await search(page).fill('müll')
  await expectRuns(studio, gulls)
  await search(page).fill('红色')
  await expectRuns(studio, street)
  await search(page).fill('red bo')
  await expectRuns(studio, boat)
  await expect(total(page)).toHaveText('2 of 4 images')

  await page.getByRole('button', { name: 'Provider', exact: true }).click()
  const providers = page.getByRole('group', { name: 'Provider' })
  await expect(providers.getByRole('checkbox')).toHaveCount(4)
  await expect(providers.getByText('Luma 1')).toBeVisible()
  await expect(providers.getByText('fal 0')).toBeVisible()
  await providers.getByRole('checkbox', { name: 'WaveSpeed' }).check()
  await page.keyboard.press('Escape')
  await expect(studio.run(boat).getByRole('figure')).toHaveCount(1)
  expect(asked(page)).toEqual({ q: 'red bo', provider: 'wavespeed' })

  // What was typed is one step, what was chosen another.
  await page.goBack()
  await expect(studio.run(boat).getByRole('figure')).toHaveCount(2)
  await expect(search(page)).toHaveValue('red bo')
  await page.goForward()
  await expect(studio.run(boat).getByRole('figure')).toHaveCount(1)
  await page.reload()
  await expect(studio.run(boat).getByRole('figure')).toHaveCount(1)
  await expect(search(page)).toHaveValue('red bo')
  await expect(total(page)).toHaveText('1 of 4 images')

  await filters(page).getByRole('button', { name: 'Clear all' }).click()
  await expectRuns(studio, boat, street, gulls)
  await expect(total(page)).toHaveText('4 images')
  expect(asked(page)).toEqual({})
})

test('the gallery keeps what it shows until the answer is there', async ({ studio, page }) => {
  await fill(studio)
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route(/\/api\/runs\?.*q=boat(&|$)/, async (route) => {
    await held
    await route.continue()
  })
  await search(page).fill('boat')
  await expect.poll(() => asked(page)).toEqual({ q: 'boat' })
  await expectRuns(studio, boat, street, gulls)
  await search(page).fill('Hafen')
  await expectRuns(studio, gulls)
  // The first answer, which comes last, does no harm.
  answer()
  await search(page).fill('红色')
  await expectRuns(studio, street)
})

test('a wrong address says what is wrong, and the ways out', async ({ studio, page }) => {
  await fill(studio)
  const wrong = studio.gallery.getByRole('alert')
  const goToWrong = async () => {
    await page.goto(new URL('/?provider=midway,wavespeed&q=boat', page.url()).href)
    await expect(wrong).toContainText('“midway” is not a provider')
  }
  await goToWrong()
  await expect(filters(page).getByRole('button', { name: /midway/ })).toBeVisible()
  await wrong.getByRole('button', { name: 'Take it away' }).click()
  await expectRuns(studio, boat)
  await expect(studio.run(boat).getByRole('figure')).toHaveCount(1)
  expect(asked(page)).toEqual({ q: 'boat', provider: 'wavespeed' })
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeFocused()

  await goToWrong()
  await wrong.getByRole('button', { name: 'Clear all filters' }).click()
  await expectRuns(studio, boat, street, gulls)
  expect(asked(page)).toEqual({})
})

test('by keys alone', async ({ studio, page }) => {
  await fill(studio)
  await page.getByRole('heading', { name: 'Gallery' }).focus()
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('boat')
  await expectRuns(studio, boat)
  await page.keyboard.press('Escape')
  await expectRuns(studio, boat, street, gulls)
  await expect(search(page)).toBeFocused()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Provider', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  const providers = page.getByRole('group', { name: 'Provider' })
  await expect(providers.getByRole('checkbox', { name: 'Luma' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expectRuns(studio, street)
  await page.keyboard.press('Escape')
  await expect(providers).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Provider 1/ })).toBeFocused()

  await filters(page).getByRole('button', { name: /fal/ }).press('Enter')
  await expectRuns(studio, boat, street, gulls)
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeFocused()
})

async function deleteAll(page: Page, q: string) {
  const answer = await page.request.get(new URL(`/api/generations?q=${q}`, page.url()).href)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  for (const { id } of items)
    await page.request.delete(new URL(`/api/generations/${id}`, page.url()).href, {
      headers: { origin: new URL(page.url()).origin },
    })
}

test('the trash is a place of its own, and can be narrowed as well', async ({ studio, page }) => {
  await fill(studio)
  await deleteAll(page, 'hafen')
  await expectRuns(studio, boat, street)
  await page.getByRole('button', { name: /^Trash/ }).click()
  await expectRuns(studio, gulls)
  await expect(total(page)).toHaveText('1 image')
  await search(page).fill('boat')
  await expect(page.getByText('Nothing in the trash matches')).toBeVisible()
  await page.goBack()
  await expectRuns(studio, boat, street)

  await deleteAll(page, '')
  await expect(page.getByRole('heading', { name: /^Type a prompt/ })).toBeVisible()
  await page.getByRole('button', { name: '4 images in the trash' }).click()
  await expectRuns(studio, boat, street, gulls)
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeFocused()
  await page.getByRole('button', { name: 'Back to the gallery' }).click()
  await expect(page.getByRole('heading', { name: /^Type a prompt/ })).toBeVisible()
})

test('one can jump to a month and search from there', async ({ page, stored }) => {
  const asksForNewer: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).searchParams.has('newer')) asksForNewer.push(request.url())
  })
  await page.goto(stored.url)
  await page.getByRole('button', { name: 'Date', exact: true }).click()
  const months = page.getByRole('group', { name: 'Date', exact: true })
  await months
    .getByRole('button', { name: /^Jump to / })
    .nth(9)
    .click()
  await expect(months).toHaveCount(0)
  await expect(filters(page).getByRole('button', { name: /^Jumped to / })).toBeVisible()
  const { at = '' } = asked(page)
  const first = page.getByRole('article').first().locator('time')
  await expect
    .poll(async () => (await first.getAttribute('datetime')) ?? '')
    .toMatch(at.slice(0, 7))

  // What would come in above does not carry the search away.
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.mouse.move(700, 700)
  await page.mouse.wheel(0, 200)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
  expect(asksForNewer).toEqual([])
  await page.keyboard.press('Escape')
  await page.mouse.wheel(0, 100)
  await expect.poll(() => asksForNewer.length).toBeGreaterThan(0)

  await page.keyboard.press('/')
  await page.keyboard.type('a')
  await expect.poll(() => asked(page)).toEqual({ q: 'a' })
})

test('everybody can use it, in light and dark', async ({ studio, page }) => {
  await fill(studio)
  await page.getByRole('button', { name: 'Favourites' }).click()
  await expect(page.getByText('Nothing matches', { exact: true })).toBeVisible()
  for (const name of ['Ratio', 'Date']) {
    await page.getByRole('button', { name, exact: true }).click()
    const panel = page.getByRole('group', { name, exact: true })
    await expect(panel).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await studio.expectAccessible()
    }
    await page.keyboard.press('Escape')
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('all filters are in a sheet', async ({ studio, page }) => {
    await page.setViewportSize({ width: 1440, height: 844 })
    await fill(studio)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Filters' }).tap()
    const sheet = page.getByRole('dialog', { name: 'Filters' })
    await sheet.getByRole('checkbox', { name: 'fal' }).tap()
    await expect(sheet.getByRole('button', { name: 'Show 1 image' })).toBeVisible()
    await sheet.getByRole('checkbox', { name: 'Luma' }).tap()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await studio.expectAccessible()
    }
    await sheet.getByRole('button', { name: 'Show 3 images' }).tap()
    await expect(sheet).toHaveCount(0)
    await expectRuns(studio, boat, street, gulls)
    await filters(page).getByRole('button', { name: /Luma/ }).tap()
    await expectRuns(studio, street)
    const overhang = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    expect(await overhang()).toBe(0)

    // However many they are, they stand in one line, and the way out of all stays in sight.
    const many = '/?provider=luma,fal&model=photon,photon-flash&ratio=16:9&status=succeeded'
    await page.goto(new URL(many, page.url()).href)
    const chips = filters(page).getByTitle('take this filter away')
    await expect(chips).toHaveCount(6)
    const tops = await chips.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top))
    expect(new Set(tops).size).toBe(1)
    expect(await overhang()).toBe(0)
    await expect(filters(page).getByRole('button', { name: 'Clear all' })).toBeInViewport({
      ratio: 1,
    })
    await chips.last().focus()
    await expect(chips.last()).toBeInViewport({ ratio: 1 })
  })
})
