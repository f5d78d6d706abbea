import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { createQueryClient } from '../queries/query-client.ts'
import {
  answerQuietly,
  idOf,
  lostConnection,
  makeGeneration,
  makeRun,
  refusal,
  stubApi,
} from '../test-api.ts'
import { StudioPage } from './studio-page.tsx'

beforeEach(() => history.replaceState(null, '', '/'))

/** A server whose changes come when the test says so. */
function renderStudio(runs: Run[], older: Run[] = []) {
  const waiting: ((response: Response | Error) => void)[] = []
  const library = { runs, start: '10' }
  const calls = stubApi((call) => {
    if (call.path === '/runs')
      return call.query.has('cursor')
        ? Response.json({ items: older, nextCursor: null })
        : Response.json({ items: library.runs, nextCursor: older.length > 0 ? 'older' : null })
    const run = library.runs.find(({ id }) => call.path === `/runs/${id}`)
    if (run) return Response.json(run)
    if (call.path === '/generations/counts') return Response.json({ total: 3, months: [] })
    if (call.path === '/generations/changes' && !call.query.has('since'))
      return Response.json({ cursor: library.start, generations: [] })
    return call.path === '/generations/changes' ? undefined : answerQuietly(call)
  })
  const quietly = fetch
  globalThis.fetch = (async (url: string, init?: RequestInit) => {
    const answer = quietly(url, init)
    if (!String(url).includes('since=')) return answer
    const response = await new Promise<Response | Error>((resolve) => waiting.push(resolve))
    if (response instanceof Error) throw response
    return response
  }) as typeof fetch

  const answerNext = async (response: Response | Error) => {
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0))
    await act(async () => waiting.shift()?.(response))
  }
  const change = (cursor: string, ...generations: Generation[]) =>
    answerNext(Response.json({ cursor, generations }))

  render(
    <QueryClientProvider client={createQueryClient()}>
      <StudioPage />
    </QueryClientProvider>,
  )
  return { library, calls, change, answerNext }
}

it('asks for the cursor before the list, and follows the changes from there', async () => {
  const { calls, change } = renderStudio([makeRun()])
  expect(await screen.findByText('Queued')).toBeTruthy()

  await change('11', makeGeneration({ status: 'saving', cursor: '11' }))

  expect(await screen.findByText('Saving the image')).toBeTruthy()
  await waitFor(() => expect(document.title).toBe('1 running · Photon Playground'))
  const order = calls.map(({ path, query }) => `${path} ${query.get('since') ?? ''}`)
  expect(order.indexOf('/generations/changes ')).toBeLessThan(order.indexOf('/runs '))
  await waitFor(() => expect(calls.map(({ query }) => query.get('since'))).toContain('11'))
})

it('puts a run of another tab in its place', async () => {
  const { library, change } = renderStudio([makeRun()])
  await screen.findByRole('article', { name: 'a lighthouse' })
  const generation = makeGeneration({ id: idOf(2), runId: idOf(200), cursor: '12' })
  library.runs.unshift(
    makeRun({
      id: idOf(200),
      prompt: 'a harbour',
      createdAt: '2026-01-01T11:00:00.000Z',
      generations: [generation],
    }),
  )

  await change('12', generation)

  await screen.findByRole('article', { name: 'a harbour' })
  expect(screen.getAllByRole('article').map((run) => run.getAttribute('aria-label'))).toEqual([
    'a harbour',
    'a lighthouse',
  ])
})

it('gives the place of a failure to its repetition', async () => {
  const { change } = renderStudio([
    makeRun({ generations: [makeGeneration({ status: 'canceled' })] }),
  ])
  expect(await screen.findByText('Cancelled')).toBeTruthy()

  await change('12', makeGeneration({ id: idOf(2), retryOf: idOf(1), cursor: '12' }))

  const run = screen.getByRole('article', { name: 'a lighthouse' })
  expect(await within(run).findByText('2nd try')).toBeTruthy()
  expect(within(run).getAllByRole('figure')).toHaveLength(1)
})

it('shows how to begin once all is deleted, and the way to the trash', async () => {
  const { change } = renderStudio([
    makeRun({ generations: [makeGeneration({ status: 'failed' })] }),
  ])
  await screen.findByRole('article', { name: 'a lighthouse' })

  const deletedAt = '2026-01-01T12:00:00.000Z'
  await change('12', makeGeneration({ status: 'failed', deletedAt, cursor: '12' }))

  expect(await screen.findByRole('heading', { name: /^Type a prompt/ })).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: '3 images in the trash' }))
  expect(location.search).toBe('?deleted=true')
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Gallery' }))
})

it('brings older ones when all that was there is deleted', async () => {
  const times = { ...makeGeneration().times, createdAt: '2025-12-31T10:00:00.000Z' }
  const recent = Array.from({ length: 20 }, (_, index) =>
    makeGeneration({ id: idOf(index), runId: idOf(100 + index), status: 'failed' }),
  )
  const { calls, change } = renderStudio(
    recent.map((it) => makeRun({ id: it.runId, generations: [it] })),
    [
      makeRun({
        id: idOf(200),
        prompt: 'a harbour',
        createdAt: times.createdAt,
        generations: [makeGeneration({ id: idOf(50), runId: idOf(200), times })],
      }),
    ],
  )
  await screen.findAllByRole('article', { name: 'a lighthouse' })
  expect(calls.filter(({ query }) => query.has('cursor'))).toEqual([])

  const deletedAt = '2026-01-01T12:00:00.000Z'
  await change('12', ...recent.map((it) => ({ ...it, deletedAt, cursor: '12' })))

  expect(await screen.findByRole('article', { name: 'a harbour' })).toBeTruthy()
})

it('says where the rest is when images alone are shown and there are none', async () => {
  history.replaceState(null, '', '/?view=images')
  renderStudio([makeRun({ generations: [makeGeneration({ status: 'failed' })] })])
  expect(await screen.findByText('No images here')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show by run' }))
  expect(await screen.findByRole('article', { name: 'a lighthouse' })).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Gallery' }))
})

it('forgets everything when another library is behind the address', async () => {
  const { library, answerNext } = renderStudio([makeRun()])
  await screen.findByRole('article', { name: 'a lighthouse' })
  library.runs = [
    makeRun({
      id: idOf(300),
      prompt: 'another library',
      generations: [makeGeneration({ cursor: '1' })],
    }),
  ]
  library.start = '3'

  await answerNext(refusal(410, 'gone', 'This cursor belongs to another library'))

  expect(await screen.findByRole('article', { name: 'another library' })).toBeTruthy()
  expect(screen.queryByRole('article', { name: 'a lighthouse' })).toBeNull()
})

it('keeps the picture and says so while the server is lost, then catches up', async () => {
  const { answerNext, change } = renderStudio([makeRun()])
  await screen.findByText('Queued')

  await answerNext(lostConnection())
  expect(await screen.findByText(/Connection to the studio's server lost/)).toBeTruthy()
  expect(screen.getByText('Queued')).toBeTruthy()

  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await change('12', makeGeneration({ status: 'saving', cursor: '12' }))
  expect(await screen.findByText('Saving the image')).toBeTruthy()
  expect(screen.queryByText(/Connection to the studio's server lost/)).toBeNull()
})

it('leads from an address where nothing is to the studio, and says so', async () => {
  history.replaceState(null, '', '/nowhere/at/all')
  renderStudio([makeRun()])
  expect(await screen.findByText(/There is nothing at that address/)).toBeTruthy()
  expect(location.pathname).toBe('/')
})

it('leaves an address alone that leads somewhere', async () => {
  history.replaceState(null, '', '/ranking')
  renderStudio([makeRun()])
  await screen.findByRole('heading', { name: 'Ranking' })
  expect(location.pathname).toBe('/ranking')
})
