import type { Page } from '@playwright/test'
import { expect, Studio, test } from './fixtures.ts'

/** Each of these must end with one run, one card and one job, however often the request was on its way. */
const waiting = (page: Page) => page.getByText(/1 run is waiting to be sent/)

/** Only the paid call; everything else goes through. */
async function onSend(page: Page, handle: Parameters<Page['route']>[1]) {
  await page.route('**/api/runs', (route, request) =>
    request.method() === 'POST' ? handle(route, request) : route.fallback(),
  )
}

async function expectOnce(studio: Studio, prompt: string) {
  await studio.expectPicture(studio.card(prompt, 'Luma Flash'))
  await expect(waiting(studio.page)).toBeHidden()
  await expect(studio.run(prompt)).toHaveCount(1)
  await expect(studio.run(prompt).getByRole('figure')).toHaveCount(1)
}

test('a double click and the shortcut right after it are one run', async ({
  studio,
  page,
  providers,
}) => {
  await onSend(page, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await studio.choose('Luma Flash')
  await studio.prompt.fill('Pressed in a hurry')
  await studio.generateButton.dblclick()
  await studio.prompt.press('Control+Enter')
  await expectOnce(studio, 'Pressed in a hurry')
  expect(providers.control.jobs()).toHaveLength(1)
})

test('pressed while the server is down: sent by itself once it is back', async ({
  studio,
  page,
  server,
  providers,
}) => {
  await studio.choose('Luma Flash')
  await server.crash()
  await studio.generate('Sent into the void')
  await expect(waiting(page)).toBeVisible()
  await studio.expectAccessible()
  // Nothing has happened as far as the person can see: the same again is the same run.
  await studio.generateButton.click()
  await expect(waiting(page)).toBeVisible()

  await server.start()
  await expectOnce(studio, 'Sent into the void')
  expect(providers.control.jobs()).toHaveLength(1)
})

test('a tab that was closed while the server was down sends it when it is opened again', async ({
  studio,
  page,
  server,
  providers,
}) => {
  await studio.choose('Luma Flash')
  await server.crash()
  await studio.generate('Closed too early')
  await expect(waiting(page)).toBeVisible()
  await page.goto('about:blank')
  await server.start()
  expect(providers.control.jobs()).toHaveLength(0)

  await page.goto(server.url)
  await expectOnce(studio, 'Closed too early')
  await page.reload()
  await expectOnce(studio, 'Closed too early')
  expect(providers.control.jobs()).toHaveLength(1)
})

test('an answer that is lost on its way: sent again under the same id', async ({
  studio,
  page,
  server,
  providers,
}) => {
  const ids: string[] = []
  // The feed would tell that it has arrived.
  const feed = /\/changes\?since=/
  await page.route(feed, (route) => route.abort())
  await page.reload()
  await onSend(page, async (route, request) => {
    ids.push(request.postDataJSON().id)
    await route.fetch()
    // A proper end: after a crash, what was being sent would rest until its lease is over.
    await server.stop()
    await route.abort()
    await page.unroute('**/api/runs')
    page.on('request', (again) => {
      if (again.method() === 'POST' && again.url().endsWith('/api/runs'))
        ids.push(again.postDataJSON().id)
    })
  })
  await studio.choose('Luma Flash')
  await studio.generate('The server went in the middle')
  await expect(waiting(page)).toBeVisible()

  await server.start()
  await page.unroute(feed)
  await expectOnce(studio, 'The server went in the middle')
  expect(new Set(ids).size).toBe(1)
  expect(providers.control.jobs()).toHaveLength(1)
})

test('Back and forth in the middle of sending', async ({ studio, page, server, providers }) => {
  const id = new Promise<string>((resolve) => {
    void onSend(page, (_route, request) => resolve(request.postDataJSON().id))
  })
  await studio.choose('Luma Flash')
  await studio.generate('Gone before the answer')
  const pressed = await id
  await page.goto('about:blank')
  await page.unroute('**/api/runs')

  // The first may have reached the server after all, once nobody held it; then there is nothing to send again.
  const ids = new Set([pressed])
  page.on('request', (request) => {
    if (request.method() === 'POST') ids.add(request.postDataJSON().id)
  })
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(server.url))
  await expectOnce(studio, 'Gone before the answer')
  expect([...ids]).toEqual([pressed])
  expect(providers.control.jobs()).toHaveLength(1)
})

test('two tabs that both send it: one run in both', async ({
  studio,
  page,
  context,
  server,
  providers,
}) => {
  const other = new Studio(await context.newPage())
  await other.page.goto(server.url)
  await studio.choose('Luma Flash')
  await server.crash()
  await studio.generate('Waiting in two tabs')
  await expect(waiting(page)).toBeVisible()
  await expect(waiting(other.page)).toBeVisible()

  await server.start()
  await Promise.all([
    expectOnce(studio, 'Waiting in two tabs'),
    expectOnce(other, 'Waiting in two tabs'),
  ])
  expect(providers.control.jobs()).toHaveLength(1)
})

test('what is discarded is not sent', async ({ studio, page, server, providers }) => {
  await studio.choose('Luma Flash')
  await server.crash()
  await studio.generate('Thought better of it')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(waiting(page)).toBeHidden()
  await server.start()
  await expect(page.getByText(/Connection to the studio.s server lost/)).toBeHidden()

  await studio.generate('Sent instead')
  await expectOnce(studio, 'Sent instead')
  expect(providers.control.jobs().map(({ prompt }) => prompt)).toEqual(['Sent instead'])
})
