import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { makeGeneration, makeImage } from '../../../test-api.ts'
import { Picture } from './picture.tsx'

const thumbhash = '1QcSHQRnh493V4dIh4eXh1h4kJUI'

beforeEach(async () => {
  // What decodes a placeholder is there.
  await import('thumbhash')
  vi.useFakeTimers()
})

/** Each its own image: what was seen once is known to be there. */
function renderPicture(letter: string) {
  const image = makeImage({ id: letter.repeat(64), thumbhash })
  const { unmount } = render(
    <Picture generation={makeGeneration({ image })} title="a lighthouse" width={300} />,
  )
  return unmount
}

const picture = () => screen.getByRole('img')
const placeholder = () => screen.getByRole('link').style.backgroundImage
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))

it('stands at once where it comes soon, and nothing stands for it', () => {
  renderPicture('a')
  pass(99)
  fireEvent.load(picture())
  expect(picture().dataset['shown']).toBe('soon')
  pass(1_000)
  expect(placeholder()).toBe('')
})

it('develops from its placeholder where it comes late', () => {
  renderPicture('b')
  pass(99)
  expect(placeholder()).toBe('')
  pass(1)
  expect(placeholder()).toMatch(/^url\("?data:image\/png/)
  fireEvent.load(picture())
  expect(picture().dataset['shown']).toBe('late')
})

it('is in sight from the beginning where it was seen before', () => {
  const leave = renderPicture('c')
  expect(picture().className).toContain('opacity-0')
  fireEvent.load(picture())
  leave()
  renderPicture('c')
  expect(picture().className).not.toContain('opacity-0')
  pass(1_000)
  expect(placeholder()).toBe('')
})
