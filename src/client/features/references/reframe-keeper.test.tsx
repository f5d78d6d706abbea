import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { frameOf } from '#shared/frame.ts'
import type { NewRun } from '#shared/run.ts'
import { emptyDraft, useDraftStore } from '../../lib/draft.ts'
import { editDraft } from '../../lib/change-draft.ts'
import { Toasts } from '../../ui/toast-list.tsx'
import { ReframeKeeper } from './reframe-keeper.tsx'

const imageId = 'a'.repeat(64)
const chosen = { imageId, x: 0, y: 0, width: 1, height: 1 }

function Keeper() {
  const reframe = useDraftStore(({ draft }) => draft.reframe)
  return reframe && <ReframeKeeper reframe={reframe} />
}

/** A square in the draft. */
function keep(change: Partial<NewRun> = {}) {
  useDraftStore.setState({ draft: { ...emptyDraft, reframe: chosen, ...change } })
  const { container } = render(
    <>
      <Keeper />
      <Toasts />
    </>,
  )
  const picture = container.querySelector('img')
  if (!picture) throw new Error('No picture')
  Object.defineProperty(picture, 'naturalWidth', { value: 1000 })
  Object.defineProperty(picture, 'naturalHeight', { value: 1000 })
  fireEvent.load(picture)
}

function pixels() {
  const { reframe, aspectRatio } = useDraftStore.getState().draft
  return reframe && aspectRatio && frameOf(reframe, aspectRatio).whole
}

beforeEach(() => {
  useDraftStore.setState({ draft: emptyDraft })
})

it('fits a picture that was only chosen so far', () => {
  keep()
  expect(pixels()).toEqual({ x: 448, y: 0, width: 1152, height: 1152 })
})

it('carries the picture over when the ratio changes', async () => {
  keep()
  editDraft({ aspectRatio: '1:1' })
  await expect.poll(pixels).toEqual({ x: 0, y: 0, width: 1536, height: 1536 })
  editDraft({ aspectRatio: '9:16' })
  await expect.poll(pixels).toEqual({ x: 0, y: 448, width: 1152, height: 1152 })
})

it('leaves a picture alone that lies well', () => {
  const reframe = { imageId, x: 0.1, y: 0.2, width: 0.28125, height: 0.5 }
  keep({ reframe })
  expect(useDraftStore.getState().draft.reframe).toBe(reframe)
})

it('names a ratio where there was none, and says so', async () => {
  keep({ aspectRatio: null })
  expect(await screen.findByText('A reframe needs a ratio: it is 16:9 now')).toBeTruthy()
  expect(useDraftStore.getState().draft.aspectRatio).toBe('16:9')
})
