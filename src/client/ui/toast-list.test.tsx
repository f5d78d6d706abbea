import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Toasts } from './toast-list.tsx'
import { showToast, useToastStore } from './toasts.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  useToastStore.setState({ toasts: [] })
})

const undo = () => screen.getByRole('button', { name: 'Undo' })

function open() {
  const run = vi.fn<() => void>()
  render(
    <>
      <button>Before</button>
      <Toasts />
    </>,
  )
  act(() => showToast('Moved to the trash', { label: 'Undo', run }))
  return { run, before: screen.getByRole('button', { name: 'Before' }) }
}

it('goes by itself, but not while one is about to press it', () => {
  open()
  act(() => undo().focus())
  act(() => void vi.advanceTimersByTime(60_000))
  act(() => undo().blur())
  act(() => void vi.advanceTimersByTime(1_000))
  expect(screen.queryByText('Moved to the trash')).toBeNull()

  act(() => showToast('Restored'))
  act(() => void vi.advanceTimersByTime(7_000))
  expect(screen.queryByText('Restored')).toBeNull()
})

it('gives the focus back to what had it when it is pressed', () => {
  const { run, before } = open()
  act(() => before.focus())
  act(() => undo().focus())
  act(() => undo().click())
  expect(run).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(before)
})
