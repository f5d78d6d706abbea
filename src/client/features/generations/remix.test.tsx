import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { emptyDraft, useDraftStore } from '../../lib/draft.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import { storeRun } from '../../queries/run-queries.ts'
import {
  answerQuietly,
  idOf,
  makeGeneration,
  makeImage,
  makeRun,
  refusal,
  stubApi,
} from '../../test-api.ts'
import { Toasts } from '../../ui/toast-list.tsx'
import { GenerationDetail } from './detail/generation-detail.tsx'
import { RunStrip } from './gallery/run-strip.tsx'
import { layoutStrip } from './gallery/strip-layout.ts'
import { UseAsMenu } from './card/use-as-menu.tsx'
import { applyUseAs } from './card/use-as.ts'

const image = makeImage({ id: 'c'.repeat(64) })
const modify = { imageId: 'a'.repeat(64), weight: 0.3 }
const style = { imageId: 'b'.repeat(64), weight: 0.6 }
const done: Partial<Generation> = { status: 'succeeded', image }

const source = makeRun({
  id: idOf(200),
  prompt: 'a harbour',
  generations: [makeGeneration({ ...done, id: idOf(2), runId: idOf(200) })],
})

const references = (change: Partial<Run['references']>): Partial<Run> => ({
  references: { image: [], style: [], character: [], modify: null, ...change },
})

beforeEach(() => {
  useDraftStore.setState({ draft: emptyDraft, isUntouched: true })
})

/** A studio that knows `source` beside this run; asked for anything else, it has nothing. */
function studioWith(change: Partial<Run> = {}) {
  const run = makeRun({ generations: [makeGeneration(done)], ...change })
  const calls = stubApi((call) => {
    const [, kind, id] = call.path.split('/')
    const found = [run, source].find((known) => known.id === id)
    if (kind === 'runs' && found) return Response.json(found)
    const generation = [run, source]
      .flatMap(({ generations }) => generations)
      .find((known) => known.id === id)
    if (kind === 'generations' && generation && id)
      return Response.json({
        ...generation,
        prompt: run.prompt,
        request: null,
        history: [],
        lineage: { repeats: null, repeatedBy: null, remixOf: null, remixes: [] },
      })
    if (kind === 'generations' && id?.startsWith('0000'))
      return refusal(404, 'not_found', 'Generation not found')
    return answerQuietly(call)
  })
  const client = createQueryClient()
  const show = (children: ReactNode) =>
    render(
      <QueryClientProvider client={client}>
        {children}
        <Toasts />
      </QueryClientProvider>,
    )
  return { calls, client, run, show, user: userEvent.setup() }
}

function openStrip(change: Partial<Run> = {}) {
  const studio = studioWith(change)
  const listed = storeRun(studio.client, studio.run)
  const strip = layoutStrip(listed, 1200)
  studio.show(strip && <RunStrip strip={strip} />)
  return studio
}

function openDetail(change: Partial<Run> = {}) {
  const studio = studioWith(change)
  const onClose = vi.fn<() => void>()
  studio.show(<GenerationDetail id={idOf(1)} onClose={onClose} />)
  return { ...studio, onClose }
}

const asked: Partial<Run> = {
  copies: 2,
  aspectRatio: '1:1',
  targets: [
    { provider: 'luma', model: 'photon' },
    { provider: 'segmind', model: 'photon', without: ['style'] },
  ],
  ...references({ modify, style: [style] }),
}

it('fills the form from a card with all that its run asked for', async () => {
  const { user } = openStrip(asked)
  await user.tab()
  const card = screen.getByRole('figure', { name: 'Luma Photon' })
  fireEvent.pointerEnter(card)
  fireEvent.click(await within(card).findByRole('button', { name: 'Remix' }))
  const { prompt, targets, copies, aspectRatio, references, reframe } = makeRun(asked)
  expect(useDraftStore.getState().draft).toEqual({
    prompt,
    targets,
    copies,
    aspectRatio,
    references,
    reframe,
    remixOf: idOf(1),
  })
})

it('gives back what stood in the form before', async () => {
  const before = { ...emptyDraft, prompt: 'half a thought' }
  useDraftStore.setState({ draft: before })
  const { user, onClose } = openDetail()

  await user.click(await screen.findByRole('button', { name: 'Remix' }))
  expect(onClose).toHaveBeenCalled()
  expect(useDraftStore.getState().draft.prompt).toBe('a lighthouse')
  await user.click(screen.getAllByRole('button', { name: 'Undo' })[0] as HTMLElement)

  expect(useDraftStore.getState().draft).toEqual(before)
})

it('takes the pictures along when a declined request is edited', async () => {
  const failure = { code: 'content_policy' as const, message: 'Declined.', canRetry: false }
  const declined = { status: 'failed' as const, failure, provider: 'segmind' as const }
  const { user } = openDetail({ ...asked, generations: [makeGeneration(declined)] })
  await user.click(await screen.findByRole('button', { name: 'Edit and resend' }))
  expect(useDraftStore.getState().draft).toMatchObject({
    copies: 1,
    targets: [{ provider: 'segmind', model: 'photon', without: ['style'] }],
    references: { modify, style: [style] },
    remixOf: null,
  })
})

it('tells what a remix changed, and leads to its source', async () => {
  openStrip({ remixOf: idOf(2), aspectRatio: '1:1', ...references({ style: [style] }) })
  expect(await screen.findByText('Remix: prompt changed, ratio 1:1, style 0.60')).toBeTruthy()
  const link = screen.getByRole('link', { name: 'Source' })
  expect(link.getAttribute('href')).toBe(`/generations/${idOf(2)}`)
})

it('says when nothing was changed', async () => {
  openStrip({ remixOf: idOf(2), prompt: 'a harbour' })
  expect(await screen.findByText('Remix, unchanged')).toBeTruthy()
})

it('says when the source is deleted', async () => {
  openStrip({ remixOf: idOf(9) })
  expect(await screen.findByText('Remix of a picture that was deleted')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Source' })).toBeNull()
})

it('compares a modified picture with its source', async () => {
  openDetail(references({ modify }))
  expect(await screen.findByRole('slider', { name: 'Before and after' })).toBeTruthy()
  expect(screen.getByRole('img', { name: 'Before' }).getAttribute('src')).toBe(
    `/api/images/${modify.imageId}?w=1280`,
  )
})

it('has nothing to compare where nothing was modified', async () => {
  openDetail(references({ style: [style] }))
  expect(await screen.findByRole('region', { name: 'References' })).toBeTruthy()
  expect(screen.queryByRole('slider')).toBeNull()
})

it('shows the references as this target got them, and one of them large', async () => {
  const { user, onClose } = openDetail({
    targets: [{ provider: 'luma', model: 'photon', without: ['style'] }],
    ...references({ style: [style], image: [{ imageId: 'd'.repeat(64), weight: 0.85 }] }),
  })
  const list = within(await screen.findByRole('region', { name: 'References' }))
  expect(list.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Image 0.85 reference, open large',
  ])

  await user.click(list.getByRole('button'))

  const large = screen.getByRole('dialog', { name: 'Image reference, weight 0.85' })
  fireEvent(large, new Event('cancel', { cancelable: true }))
  expect(onClose).not.toHaveBeenCalled()
  expect(screen.queryByRole('dialog', { name: /^Image reference/ })).toBeNull()
})

it('offers the file with and without metadata', async () => {
  openDetail()
  const plain = await screen.findByRole('link', { name: 'Download' })
  expect(plain.getAttribute('href')).toBe(
    `${image.url}/download?metadata=keep&generation=${idOf(1)}`,
  )
})

it('names all that a result can be, within reach of the arrow keys', async () => {
  const { user, show } = studioWith()
  const onChoose = vi.fn<(role: PictureRole) => void>()
  show(<UseAsMenu popover="menu" onChoose={onChoose} />)
  const names = screen.getAllByRole('menuitem').map((item) => item.firstChild?.textContent)
  expect(names).toEqual(['Image', 'Style', 'Character', 'Modify', 'Reframe'])

  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
  expect(onChoose).toHaveBeenCalledWith('style')
  await user.keyboard('{End}{ArrowDown}{Enter}')
  expect(onChoose).toHaveBeenLastCalledWith('image')
})

it('says when all places are taken, and changes nothing', async () => {
  const full = ['1', '2', '3', '4'].map((digit) => ({ imageId: digit.repeat(64) }))
  useDraftStore.setState({
    draft: { ...emptyDraft, references: { ...emptyDraft.references, character: full } },
  })
  studioWith().show(null)
  applyUseAs('character', image.id)
  expect(await screen.findByText(/All 4 places for character references are taken/)).toBeTruthy()
  expect(useDraftStore.getState().draft.references.character).toEqual(full)
})

it('gives back the references that a picture to reframe has displaced', async () => {
  const draft = { ...emptyDraft, references: { ...emptyDraft.references, style: [style] } }
  useDraftStore.setState({ draft })
  const { show, user } = studioWith()
  show(null)
  applyUseAs('reframe', image.id)
  expect(useDraftStore.getState().draft.references.style).toEqual([])

  const told = (await screen.findByText('Used as the picture to reframe')).parentElement
  await user.click(within(told as HTMLElement).getByRole('button', { name: 'Undo' }))
  expect(useDraftStore.getState().draft).toEqual(draft)
})
