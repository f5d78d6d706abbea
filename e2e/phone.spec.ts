import { expect, test } from './fixtures.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

test('a phone opens on the gallery; the form is a sheet, and closes once the run is sent', async ({
  studio,
  page,
}) => {
  // With nothing to show yet, the form stands on the page.
  await expect(page.getByRole('heading', { name: 'Type a prompt' })).toBeVisible()
  await studio.choose('Luma Flash')
  await studio.generate('A harbour at night')
  await studio.expectPicture(studio.card('A harbour at night', 'Luma Flash'))
  await expect(studio.prompt).toHaveCount(0)

  const bar = page.getByRole('button', { name: /^New run: A harbour at night/ })
  await expect(bar).toContainText('1 image')
  await bar.tap()
  const sheet = page.getByRole('dialog', { name: 'New run' })
  await expect(sheet.getByRole('button', { name: 'Generate' })).toBeInViewport({ ratio: 1 })
  await studio.choose('fal Photon')
  await studio.generate('A harbour at dawn')
  await expect(sheet).toHaveCount(0)
  await studio.expectPicture(studio.card('A harbour at dawn', 'fal Photon'))

  await page.reload()
  await page.getByRole('button', { name: /^New run: A harbour at dawn/ }).focus()
  await page.keyboard.press('Enter')
  await expect(studio.prompt).toHaveValue('A harbour at dawn')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^New run:/ })).toBeFocused()
})

test('bar and sheet can be used by everybody, in light and dark', async ({ studio, page }) => {
  await studio.choose('Luma Flash')
  await studio.generate('A harbour at night')
  await studio.expectPicture(studio.card('A harbour at night', 'Luma Flash'))
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await studio.expectAccessible()
  await page.getByRole('button', { name: /^New run:/ }).tap()
  await expect(studio.prompt).toBeVisible()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await studio.expectAccessible()
  }
  await page.getByRole('button', { name: /^Aspect ratio/ }).tap()
  await expect(page.getByRole('radio', { name: /^Auto/ })).toBeInViewport({ ratio: 1 })
})

test.describe('with a mouse', () => {
  test.use({ viewport: { width: 1440, height: 844 }, hasTouch: false })

  test('what is put aside to be compared stands above the bar', async ({ studio, page }) => {
    await studio.choose('Luma Flash', 'fal Photon')
    await studio.generate('Side by side')
    for (const target of ['Luma Flash', 'fal Photon']) {
      const card = studio.card('Side by side', target)
      await studio.expectPicture(card)
      await card.hover()
      await card.getByRole('button', { name: /to compare/ }).click()
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('button', { name: /^New run:/ })).toBeVisible()
    const tray = await page.getByRole('region', { name: 'To compare' }).boundingBox()
    const bar = await page.getByRole('button', { name: /^New run:/ }).boundingBox()
    if (!tray || !bar) throw new Error('Tray and bar are both to be seen')
    expect(tray.y + tray.height).toBeLessThan(bar.y)
  })
})

test('nothing is cut or wider than the page, however small or wide it is', async ({
  studio,
  page,
}) => {
  const expectToFit = async () => {
    for (const width of [320, 390, 640, 768, 1440, 1920, 2560]) {
      await page.setViewportSize({ width, height: 800 })
      const overhang = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
      await expect.poll(overhang, { message: `at ${width} px` }).toBe(0)
    }
    await page.setViewportSize({ width: 390, height: 844 })
  }
  await expect(page.getByRole('heading', { name: 'Type a prompt' })).toBeVisible()
  await expectToFit()
  await studio.choose('Luma Flash', 'fal Photon')
  await studio.generate('Of any width')
  await studio.expectPicture(studio.card('Of any width', 'Luma Flash'))
  await expectToFit()
})

test('what failed says why in whole words, however low its card is', async ({ studio, page }) => {
  await studio.choose('Luma Photon', 'fal Photon')
  await page.getByRole('button', { name: /^Aspect ratio/ }).click()
  await page.getByRole('radio', { name: /^21:9/ }).check({ force: true })
  await page.keyboard.press('Escape')
  await studio.generate('A wide hill [policy]')
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const target of ['Luma Photon', 'fal Photon']) {
      const card = studio.card('A wide hill', target)
      const words = card.getByText('Declined by the content filter')
      await expect(words).toBeVisible()
      const overhang = () =>
        words.evaluate((element: HTMLElement) => {
          const inside = element.getBoundingClientRect()
          const box = element.parentElement?.getBoundingClientRect() ?? inside
          return Math.max(
            element.scrollHeight - element.clientHeight,
            box.top - inside.top,
            inside.bottom - box.bottom,
          )
        })
      await expect.poll(overhang).toBeLessThanOrEqual(0)
    }
  }
  await studio.card('A wide hill', 'fal Photon').click({ position: { x: 20, y: 20 } })
  await expect(
    page.getByRole('dialog').getByRole('button', { name: 'Edit and resend' }),
  ).toBeVisible()
})
