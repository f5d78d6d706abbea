import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { Generation, Lineage } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { generationQuery, storeGeneration } from '../../../queries/generation-queries.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import {
  answerQuietly,
  idOf,
  lostConnection,
  makeGeneration,
  makeImage,
  makeRun,
  refusal,
  stubApi,
} from '../../../test-api.ts'
import type { Call } from '../../../test-api.ts'
import { EraseDialog } from '../selection/erase-dialog.tsx'
import { GenerationDetail } from './generation-detail.tsx'

const noLineage: Lineage = { repeats: null, repeatedBy: null, remixOf: null, remixes: [] }

const done = (change: Partial<Generation> = {}): Generation =>
  makeGeneration({ status: 'succeeded', image: makeImage(), ...change })

interface Library {
  generations?: Generation[]
  runs?: Run[]
  lineage?: Lineage
  answer?: (call: Call) => Response | Error | undefined
}

/** The detail view of the first, in a studio that has these. */
function openDetail({
  generations = [done()],
  runs = [makeRun({ generations })],
  lineage = noLineage,
  answer,
}: Library) {
  window.history.replaceState(null, '', `/generations/${generations[0]?.id}?favorite=true`)
  const onClose = vi.fn<() => void>()
  const calls = stubApi((call) => {
    const special = answer?.(call)
    if (special) return special
    if (call.path === '/runs') return Response.json({ items: runs, nextCursor: null })
    const run = runs.find(({ id }) => call.path === `/runs/${id}`)
    if (run) return Response.json(run)
    const generation = generations.find(({ id }) => call.path.startsWith(`/generations/${id}`))
    if (!generation) return answerQuietly(call)
    const detail = { prompt: 'a lighthouse', request: null, history: [], lineage }
    return Response.json({ ...generation, ...detail })
  })
  const client = createQueryClient()
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <GenerationDetail id={generations[0]?.id ?? ''} onClose={onClose} />
      <EraseDialog />
    </QueryClientProvider>,
  )
  return { calls, client, onClose, unmount, user: userEvent.setup() }
}

const orderIn = (calls: readonly Call[]) =>
  calls.find(({ path }) => path === '/generations/batch')?.body

it('names its family, and every link keeps what the gallery shows', async () => {
  const relatives = [2, 3, 4, 5].map((number) =>
    done({ id: idOf(number), image: makeImage({ id: String(number).repeat(64) }) }),
  )
  openDetail({
    generations: [done(), ...relatives],
    lineage: {
      repeats: idOf(2),
      repeatedBy: idOf(3),
      remixOf: { generationId: idOf(4), runId: idOf(100), title: 'a lighthouse at night' },
      remixes: [
        {
          runId: idOf(301),
          generationId: idOf(5),
          title: 'a lighthouse in snow',
          createdAt: '2026-01-03T10:00:00.000Z',
        },
        {
          runId: idOf(302),
          generationId: null,
          title: 'still on its way',
          createdAt: '2026-01-02T10:00:00.000Z',
        },
      ],
    },
  })

  const family = within(await screen.findByRole('region', { name: 'Lineage' }))
  const source = family.getByRole('link', { name: /^Remix of\s*a lighthouse at night/ })
  expect(source.getAttribute('href')).toBe(`/generations/${idOf(4)}?favorite=true`)
  await waitFor(() =>
    expect(source.querySelector('img')?.getAttribute('src')).toContain('4'.repeat(64)),
  )
  const hrefOf = (name: RegExp) => family.getByRole('link', { name }).getAttribute('href')
  expect(hrefOf(/^Repeats/)).toContain(idOf(2))
  expect(hrefOf(/^Repeated as/)).toContain(idOf(3))
  expect(hrefOf(/^Remixed into 2\s*a lighthouse in snow/)).toContain(idOf(5))
  expect(hrefOf(/still on its way/)).toBe(`/runs/${idOf(302)}?favorite=true`)
})

it('learns of a remix that is made elsewhere, and of what becomes of it', async () => {
  const family: Lineage = { ...noLineage }
  const { calls, client } = openDetail({ lineage: family })
  await screen.findByRole('region', { name: 'History' })
  const asked = () => calls.filter(({ path }) => path === `/generations/${idOf(1)}`).length
  const before = asked()

  const remix = { runId: idOf(300), title: 'in snow', createdAt: '2026-01-03T10:00:00.000Z' }
  family.remixes = [{ ...remix, generationId: null }]
  const tell = (cursor: string, change: Partial<Generation>) =>
    act(
      () =>
        void storeGeneration(client, makeGeneration({ id: idOf(5), ...remix, cursor, ...change })),
    )
  tell('20', { status: 'queued' })
  const link = await screen.findByRole('link', { name: /in snow/ })
  expect(link.getAttribute('href')).toContain(`/runs/${idOf(300)}`)
  expect(asked()).toBe(before + 1)

  tell('21', { status: 'running' })
  family.remixes = [{ ...remix, generationId: idOf(5) }]
  tell('22', { status: 'succeeded', image: makeImage({ id: '5'.repeat(64) }) })
  await waitFor(() =>
    expect(screen.getByRole('link', { name: /in snow/ }).getAttribute('href')).toContain(
      `/generations/${idOf(5)}`,
    ),
  )
  expect(asked()).toBe(before + 2)
})

it('shows a few of many remixes, and all when asked', async () => {
  const remixes = Array.from({ length: 9 }, (_, n) => ({
    runId: idOf(300 + n),
    generationId: null,
    title: `remix ${n}`,
    createdAt: '2026-01-03T10:00:00.000Z',
  }))
  const { user } = openDetail({ lineage: { ...noLineage, remixes } })
  const family = within(await screen.findByRole('region', { name: 'Lineage' }))
  expect(family.getAllByRole('link')).toHaveLength(4)
  await user.click(family.getByRole('button', { name: '5 more remixes' }))
  expect(family.getAllByRole('link')).toHaveLength(9)
})

it('says nothing of a family where there is none', async () => {
  openDetail({})
  expect(await screen.findByRole('region', { name: 'History' })).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Lineage' })).toBeNull()
})

it('says that it is in the trash and until when, and takes it out', async () => {
  const deletedAt = '2026-01-02T10:00:00.000Z'
  const { calls, user } = openDetail({ generations: [done({ deletedAt })] })
  const trash = within(await screen.findByRole('region', { name: 'In the trash' }))
  const day = new Date('2026-02-01T10:00:00.000Z')
  expect(
    trash.getByText(new RegExp(day.toLocaleDateString(undefined, { dateStyle: 'long' }))),
  ).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Favourite' })).toBeNull()

  await user.click(trash.getByRole('button', { name: 'Restore' }))
  expect(await screen.findByRole('button', { name: 'Favourite' })).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'In the trash' })).toBeNull()
  // Nothing has answered yet.
  expect(orderIn(calls)).toEqual({ ids: [idOf(1)], action: 'restore' })
})

it('leaves what it deletes before that is answered', async () => {
  const { calls, client, onClose, user } = openDetail({})
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  expect(onClose).toHaveBeenCalled()
  expect(client.getQueryData(generationQuery(idOf(1)).queryKey)?.deletedAt).not.toBeNull()
  expect(orderIn(calls)).toEqual({ ids: [idOf(1)], action: 'delete' })
})

const erased = done({ deletedAt: '2026-01-02T10:00:00.000Z', erased: true, cursor: '9' })

it('asks once more before it is deleted for ever, and then says that it is gone', async () => {
  const { calls, user } = openDetail({
    generations: [done({ deletedAt: erased.deletedAt })],
    answer: ({ path }) =>
      path === '/generations/batch'
        ? Response.json({ generations: [erased], changed: [erased.id] })
        : undefined,
  })
  const trash = within(await screen.findByRole('region', { name: 'In the trash' }))
  await user.click(trash.getByRole('button', { name: 'Delete for ever' }))
  const question = within(screen.getByRole('dialog', { name: 'Delete for ever' }))
  expect(orderIn(calls)).toBeUndefined()

  await user.click(question.getByRole('button', { name: 'Delete for ever' }))
  expect(await screen.findByText(/gone for good/)).toBeTruthy()
  expect(orderIn(calls)).toEqual({ ids: [idOf(1)], action: 'erase' })
})

it('says at once that it is gone when somebody else deletes it for ever', async () => {
  const { client, user } = openDetail({})
  const favorite = await screen.findByRole('button', { name: 'Favourite' })
  favorite.focus()
  act(() => void storeGeneration(client, erased))
  expect(await screen.findByText(/gone for good/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Favourite' })).toBeNull()
  // The keys still belong to the dialog.
  expect(document.activeElement).toBe(screen.getByRole('dialog'))
  await user.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Back to the gallery' }))
})

it('deletes one a press, however long the key is held', async () => {
  const { onClose } = openDetail({})
  await screen.findByRole('button', { name: 'Delete' })
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Delete', repeat: true })
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Delete' })
  expect(onClose).toHaveBeenCalled()
})

const sent = { ...makeGeneration().times, submittedAt: '2026-01-01T10:00:01.000Z' }

it.each<[string, Partial<Generation>, string | RegExp, string]>([
  ['on its way', { status: 'queued' }, 'Queued', 'Cancel'],
  [
    'failed',
    {
      status: 'failed',
      failure: {
        code: 'provider_error',
        message: 'Luma had trouble.',
        providerMessage: 'internal: 42',
        canRetry: true,
      },
    },
    'internal: 42',
    'Try again',
  ],
  ['uncertain', { status: 'uncertain', times: sent }, /No clear answer/i, 'Send again'],
  ['cancelled', { status: 'canceled' }, 'Nothing was sent.', 'Try again'],
])('tells of one that is %s, and what can be done', async (_state, change, words, step) => {
  openDetail({ generations: [makeGeneration(change)] })
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
  expect(await screen.findByRole('button', { name: step })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Download' })).toBeNull()
})

it.each<[string, Response | Error, RegExp]>([
  ['erased', refusal(410, 'gone', 'This image was erased'), /gone for good/],
  ['unknown', refusal(404, 'not_found', 'Generation not found'), /nothing here/],
  ['wrong', refusal(400, 'invalid_request', 'Invalid UUID'), /nothing here/],
  ['out of reach', lostConnection(), /cannot be reached/],
])('has a kind word where the address is %s', async (_why, response, words) => {
  const { onClose, user } = openDetail({
    answer: ({ path }) =>
      path === `/generations/${idOf(1)}`
        ? response instanceof Response
          ? response.clone()
          : response
        : undefined,
  })
  expect(await screen.findByText(words)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Back to the gallery' }))
  expect(onClose).toHaveBeenCalled()
})

it('puts its place into the title of the page, and takes it out again', async () => {
  const { unmount } = openDetail({})
  await waitFor(() => expect(document.title).toBe('Luma Photon: a lighthouse · Photon Playground'))
  unmount()
  expect(document.title).toBe('Photon Playground')
})

it('has a map of the enlarged picture, until it is not wanted', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  openDetail({})
  await screen.findByRole('button', { name: 'Zoom in' })
  const map = () => document.querySelector<HTMLElement>('[data-map]')
  expect(map()?.hidden).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Zoom in' }))
  await waitFor(() => expect(map()?.hidden).toBe(false))
  await userEvent.keyboard('m')
  expect(map()).toBeNull()
  await userEvent.keyboard('m')
  expect(map()).not.toBeNull()
})
