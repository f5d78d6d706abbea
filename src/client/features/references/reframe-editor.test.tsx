import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { expect, it, vi } from 'vitest'
import type { AspectRatio } from '#shared/catalog.ts'
import { frameOf } from '#shared/frame.ts'
import type { Reframe } from '#shared/run.ts'
import { ReframeEditor } from './reframe-editor.tsx'

const imageId = 'a'.repeat(64)
const unplaced: Reframe = { imageId, x: 0, y: 0, width: 1, height: 1 }

function renderEditor(value = unplaced, size = { width: 1000, height: 1000 }) {
  const now = { value, ratio: '16:9' as AspectRatio }
  function Parent() {
    const [state, setState] = useState(now)
    Object.assign(now, state)
    return (
      <ReframeEditor
        imageId={imageId}
        aspectRatio={state.ratio}
        value={state.value}
        onChange={(next) => setState((known) => ({ ...known, value: next }))}
        onAspectRatio={(ratio) => setState((known) => ({ ...known, ratio }))}
        onClose={() => {}}
      />
    )
  }
  const onSubmit = vi.fn<(event: FormEvent) => void>((event) => event.preventDefault())
  render(
    <form onSubmit={onSubmit}>
      <Parent />
      <button type="submit">Generate</button>
    </form>,
  )
  // The one that tells its size.
  const picture = Array.from(document.querySelectorAll('img')).at(-1)
  if (!picture) throw new Error('No picture')
  Object.defineProperty(picture, 'naturalWidth', { value: size.width })
  Object.defineProperty(picture, 'naturalHeight', { value: size.height })
  fireEvent.load(picture)
  return {
    onSubmit,
    user: userEvent.setup(),
    pixels: () => frameOf(now.value, now.ratio).whole,
    ratio: () => now.ratio,
  }
}

const field = (name: string) => screen.getByRole('textbox', { name })

it('fits a picture that has no place yet, as soon as its size is known', () => {
  const { pixels } = renderEditor()
  expect(pixels()).toEqual({ x: 448, y: 0, width: 1152, height: 1152 })
  expect(screen.getByText('44 % painted')).toBeTruthy()
})

it('leaves a picture where it was put', () => {
  const { pixels } = renderEditor({ imageId, x: 0, y: 0, width: 0.5625, height: 1 })
  expect(pixels()).toEqual({ x: 0, y: 0, width: 1152, height: 1152 })
})

it('fills, fits and centres at one press', async () => {
  const { user, pixels } = renderEditor()
  await user.click(screen.getByRole('button', { name: 'Fill' }))
  expect(pixels()).toEqual({ x: 0, y: -448, width: 2048, height: 2048 })
  expect(screen.getByText('0 % painted')).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Fit' }))
  await user.click(screen.getByRole('button', { name: 'Smaller' }))
  await user.keyboard('{Tab}')
  expect(pixels().width).toBeCloseTo(1152 / 1.05, -1)

  screen.getByRole('button', { name: 'Picture on the canvas' }).focus()
  await user.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  await user.click(screen.getByRole('button', { name: 'Centre' }))
  expect(pixels().x).toBeCloseTo((2048 - 1152 / 1.05) / 2, -1)
})

it('is moved and scaled by keys', async () => {
  const { user, pixels } = renderEditor()
  screen.getByRole('button', { name: 'Picture on the canvas' }).focus()

  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}')
  expect(pixels()).toMatchObject({ x: 448 + 20 + 20, y: 12 })

  await user.keyboard('-')
  expect(pixels().width).toBeCloseTo(1152 / 1.05, -1)
  await user.keyboard('+')
  expect(pixels().width).toBe(1152)
})

it('takes figures in pixels, and keeps the proportions', async () => {
  const { user, pixels } = renderEditor()
  await user.clear(field('Left'))
  await user.type(field('Left'), '100{Enter}')
  await user.clear(field('Width'))
  await user.type(field('Width'), '800')
  await user.tab()
  expect(pixels()).toEqual({ x: 100, y: 0, width: 800, height: 800 })

  field('Top').focus()
  await user.keyboard('{ArrowUp}{Shift>}{ArrowUp}{/Shift}')
  expect(pixels().y).toBe(11)
})

it('sends nothing by Enter, wherever in it the focus is', async () => {
  const { user, onSubmit } = renderEditor()
  field('Left').focus()
  await user.keyboard('{Enter}{Control>}{Enter}{/Control}')
  screen.getByRole('radio', { name: '16:9' }).focus()
  await user.keyboard('{Enter}')
  expect(onSubmit).not.toHaveBeenCalled()
})

it('takes no figure that is none', async () => {
  const { user, pixels } = renderEditor()
  await user.clear(field('Height'))
  await user.type(field('Height'), 'tall{Enter}')
  expect(pixels().height).toBe(1152)
  expect(field('Height')).toHaveProperty('value', '1152')
})

it('keeps the picture in its shape on a canvas of another ratio', async () => {
  const { user, pixels, ratio } = renderEditor()
  const ratios = within(screen.getByRole('group', { name: 'Aspect ratio' }))
  expect(ratios.getAllByRole('radio')).toHaveLength(7)

  await user.click(ratios.getByRole('radio', { name: '9:16' }))

  expect(ratio()).toBe('9:16')
  expect(pixels()).toEqual({ x: 0, y: 448, width: 1152, height: 1152 })
})

it('says when the picture is gone', () => {
  renderEditor()
  const picture = document.querySelectorAll('img')[1]
  if (picture) fireEvent.error(picture)
  expect(screen.getByRole('alert').textContent).toMatch(/no longer in the studio/)
})
