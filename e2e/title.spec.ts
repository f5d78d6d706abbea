import { expect, test } from './fixtures.ts'

test('title and icon tell what is on its way, and what ended unseen', async ({
  studio,
  page,
  providers,
}) => {
  providers.control.addFault({
    provider: 'luma',
    step: 'submit',
    action: { kind: 'job', bend: { queuedMs: 0, queueLength: 0, runMs: 12_000 } },
    times: 2,
  })
  const icon = page.locator('link[rel="icon"]')
  await expect(icon).toHaveAttribute('href', '/favicon.svg')
  await studio.choose('Luma Photon', 'Luma Flash')
  await studio.generate('Told by the tab')
  await expect(page).toHaveTitle('2 running · Photon Playground')
  await expect(icon).toHaveAttribute('href', /^data:image\/svg/)
  const isDrawn = await icon.evaluate(async (link: HTMLLinkElement) => {
    const image = new Image()
    image.src = link.href
    await image.decode()
    return image.naturalWidth > 0
  })
  expect(isDrawn).toBe(true)

  // A browser without windows shows every tab; so it says that this one is not.
  await setHidden(true)
  await expect(page).toHaveTitle('Done: 2 images · Photon Playground')
  await expect(icon).toHaveAttribute('href', /2fa66a/)
  await setHidden(false)
  await expect(page).toHaveTitle('Photon Playground')
  await expect(icon).toHaveAttribute('href', '/favicon.svg')

  async function setHidden(isHidden: boolean) {
    await page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
      document.dispatchEvent(new Event('visibilitychange'))
    }, isHidden)
  }
})

test('a message of the system comes once for all tabs, when none of them is seen', async ({
  studio,
  page,
  context,
  server,
}) => {
  await context.grantPermissions(['notifications'], { origin: server.url })
  await context.addInitScript(() => {
    const told: string[] = []
    Object.assign(window, { told })
    class Told extends EventTarget {
      static readonly permission = 'granted'
      static readonly requestPermission = async () => 'granted'
      constructor(text: string) {
        super()
        told.push(text)
      }
    }
    Object.assign(window, { Notification: Told })
  })
  await page.reload()
  await page.getByRole('button', { name: 'Settings' }).click()
  const toggle = page.getByRole('switch', { name: 'Notification' })
  await toggle.check()
  await studio.expectAccessible()
  await page.keyboard.press('Escape')
  const other = await context.newPage()
  await other.goto(server.url)

  await studio.choose('Luma Flash')
  await studio.generate('Told once')
  await expect(page).toHaveTitle(/running/)
  await expect(other).toHaveTitle(/running/)
  for (const tab of [page, other])
    await tab.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
  for (const tab of [page, other]) await expect(tab).toHaveTitle(/^Done: 1 image/)

  const told = async () => {
    const each = [page, other].map((tab) =>
      tab.evaluate(() => (window as unknown as { told: string[] }).told),
    )
    return (await Promise.all(each)).flat()
  }
  await expect.poll(told).toEqual(['1 image is ready'])
  await other.close()
})
