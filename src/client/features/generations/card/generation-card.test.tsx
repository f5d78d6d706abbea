import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import type { FailureCode } from '#shared/failure.ts'
import type { Generation } from '#shared/generation.ts'
import { useCompareTray } from '../../../lib/compare-tray.ts'
import { useDraftStore } from '../../../lib/draft.ts'
import { clearSelection, select } from '../../../lib/selection.ts'
import { storeGeneration } from '../../../queries/generation-queries.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { storeRun } from '../../../queries/run-queries.ts'
import { answerQuietly, makeGeneration, makeImage, makeRun, stubApi } from '../../../test-api.ts'
import { GenerationCard } from './generation-card.tsx'

afterEach(() => {
  clearSelection()
  useCompareTray.setState({ ids: [] })
})

function renderCard(change: Partial<Generation>, { isBare = false, width = 300 } = {}) {
  const calls = stubApi((call) =>
    call.method === 'GET' ? answerQuietly(call) : Response.json(makeGeneration({ cursor: '9' })),
  )
  const client = createQueryClient()
  const run = storeRun(client, makeRun({ generations: [makeGeneration(change)] }))
  const id = run.generations[0]?.id ?? ''
  render(
    <QueryClientProvider client={client}>
      <GenerationCard id={id} run={run} attempt={1} width={width} height={170} isBare={isBare} />
    </QueryClientProvider>,
  )
  return { calls, client, user: userEvent.setup() }
}

const sentAt = (agoMs: number): Generation['times'] => ({
  createdAt: new Date(Date.now() - agoMs).toISOString(),
  submittedAt: new Date(Date.now() - agoMs).toISOString(),
  runningAt: null,
  finishedAt: null,
})

const failed = (code: FailureCode, canRetry: boolean): Partial<Generation> => ({
  status: 'failed',
  failure: { code, message: 'Nothing was charged. The sentence of the server.', canRetry },
  cost: { estimatedUsd: 0.015, actualUsd: 0 },
})

const image = makeImage()

it.each<[string, Partial<Generation>, string]>([
  [
    'its place in the queue',
    { status: 'queued', progress: { queuePosition: 1 } },
    'Queued · 2nd in line',
  ],
  [
    'why it waits',
    { status: 'queued', progress: { log: 'Luma is busy' } },
    'Queued · Luma is busy',
  ],
  [
    'that nobody answers',
    { status: 'running', progress: { log: 'Luma does not answer' }, times: sentAt(1_000) },
    'Luma does not answer',
  ],
  ['that it is being sent', { status: 'submitting', times: sentAt(500) }, 'Sending'],
  [
    'that the answer takes its time',
    { status: 'submitting', times: sentAt(8_000) },
    'Sent · usually 9 s',
  ],
  [
    'how long it usually takes',
    { status: 'running', times: sentAt(1_000) },
    'Running · usually 9 s',
  ],
  ['that the image is being saved', { status: 'saving', times: sentAt(1_000) }, 'Saving the image'],
])('tells %s', async (_what, change, words) => {
  renderCard(change)
  expect(await screen.findByText(words)).toBeTruthy()
})

it('shows the image with its prompt as text, in sizes that fit', async () => {
  renderCard({ status: 'succeeded', image })
  const picture = await screen.findByRole('img', { name: 'a lighthouse, by Luma Photon' })
  expect(picture.getAttribute('srcset')).toBe(
    [320, 640, 1280].map((width) => `${image.url}?w=${width} ${width}w`).join(', '),
  )
})

it.each<[string, Partial<Generation>]>([
  ['an image', { status: 'succeeded', image }],
  ['nothing yet', { status: 'running', times: sentAt(1_000) }],
  ['a failure', failed('no_credit', true)],
])('with %s, one link of it takes the focus, bare or not', (_what, change) => {
  for (const isBare of [false, true]) {
    renderCard(change, { isBare })
    const [target, ...others] = document.querySelectorAll<HTMLElement>('[data-generation]')
    expect(others).toEqual([])
    expect(target?.dataset.generation).toBe(makeGeneration().id)
    target?.focus()
    expect(document.activeElement).toBe(target)
    expect(screen.getAllByRole('link', { name: /Luma Photon$/ })).toContain(target)
    cleanup()
  }
})

it('has no tools as one of several that are selected, but shows what it is', async () => {
  const { id } = makeGeneration()
  useCompareTray.setState({ ids: [id] })
  renderCard({ status: 'succeeded', image, favorite: true })
  // Before a person's first move there are no tools either.
  expect(await screen.findByText('Favourite')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  act(() => void window.dispatchEvent(new Event('pointermove')))
  const tools = () => screen.getAllByRole('button').map((button) => button.ariaLabel ?? '')
  expect(await screen.findByRole('button', { name: 'Favourite Luma Photon' })).toBeTruthy()

  act(() => select([id]))
  expect(await screen.findByRole('button', { name: 'Select Luma Photon' })).toBeTruthy()
  expect(tools()).toContain('Favourite Luma Photon')
  act(() => select([id, 'another']))
  expect(tools()).toEqual(['Select Luma Photon'])
  expect(screen.getByText('Favourite')).toBeTruthy()
  expect(screen.getByText('To compare')).toBeTruthy()

  act(() => select(['another', 'a third']))
  expect(tools()).toContain('Favourite Luma Photon')
  expect(screen.queryByText('Favourite')).toBeNull()
})

it('says on any picture that it is of the sandbox', async () => {
  for (const width of [300, 200, 60]) {
    renderCard({ status: 'succeeded', image, mode: 'sandbox' }, { width })
    expect(await screen.findByText('Sandbox')).toBeTruthy()
    cleanup()
  }
})

it.each<[FailureCode, boolean, string | null, string[]]>([
  ['no_credit', true, null, ['Try again']],
  ['provider_error', true, 'job-1', ['Try again', 'Look again']],
  ['timed_out', true, 'job-1', ['Look again', 'Try again']],
  ['result_lost', true, null, ['Try again']],
  ['content_policy', false, 'job-1', ['Edit and resend']],
  ['invalid_input', false, null, ['Edit and resend']],
])('after %s (canRetry %s, job %s) offers %j', async (code, canRetry, jobId, names) => {
  renderCard({ ...failed(code, canRetry), jobId })
  expect(await screen.findByText('Nothing was charged. The sentence of the server.')).toBeTruthy()
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(names)
})

it('sends an uncertain one again only after a second word', async () => {
  const { calls, user } = renderCard({ status: 'uncertain' })

  await user.click(await screen.findByRole('button', { name: 'Send again' }))
  expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
  await user.click(screen.getByRole('button', { name: /charged twice/ }))

  expect(calls.map(({ path }) => path)).toContain(`/generations/${makeGeneration().id}/retry`)
})

it.each<[Generation['provider'], Generation['cost']['actualUsd'], string]>([
  ['fal', null, 'fal was told to stop. What had begun may still be charged.'],
  ['fal', 0, 'fal cancelled it. Nothing was charged.'],
  ['luma', null, 'Luma may still charge; an image that arrives is kept.'],
  ['luma', 0, 'Nothing was charged.'],
])('is honest about a cancelled one at %s (charged: %s)', async (provider, actualUsd, words) => {
  renderCard({
    provider,
    status: 'canceled',
    jobId: 'job-1',
    times: sentAt(1_000),
    cost: { estimatedUsd: 0.015, actualUsd },
  })
  expect(await screen.findByText(words)).toBeTruthy()
})

it('says that nothing was sent where nothing was', async () => {
  renderCard({ status: 'canceled', cost: { estimatedUsd: 0.015, actualUsd: 0 } })
  expect(await screen.findByText('Nothing was sent.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull()
})

it.each<[string, Partial<Generation>, string[]]>([
  ['its list is searched', { progress: { log: 'Looking for it' } }, ['Send again', 'Dismiss']],
  ['it was not found', {}, ['Look again', 'Send again', 'Dismiss']],
  ['nobody lists it', { provider: 'segmind' }, ['Send again', 'Dismiss']],
])('of an uncertain one, while %s, offers what can help', async (_what, change, names) => {
  renderCard({ status: 'uncertain', ...change })
  expect(await screen.findByText(/^No clear answer/)).toBeTruthy()
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(names)
  expect(screen.queryByText('Looking for it') !== null).toBe(change.progress !== undefined)
})

it('fills the form with a request that was declined', async () => {
  const { user } = renderCard(failed('content_policy', false))

  await user.click(await screen.findByRole('button', { name: 'Edit and resend' }))

  expect(useDraftStore.getState().draft).toMatchObject({
    prompt: 'a lighthouse',
    targets: [{ provider: 'luma', model: 'photon' }],
  })
})

it('never goes back to an older version', async () => {
  const { client } = renderCard({ status: 'running', cursor: '10', times: sentAt(1_000) })

  storeGeneration(client, makeGeneration({ status: 'queued', cursor: '9' }))
  expect(await screen.findByText('Running · usually 9 s')).toBeTruthy()

  storeGeneration(client, makeGeneration({ status: 'saving', cursor: '11' }))
  expect(await screen.findByText('Saving the image')).toBeTruthy()
})
