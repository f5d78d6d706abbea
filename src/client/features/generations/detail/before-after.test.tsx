import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { BeforeAfter } from './before-after.tsx'

function renderPair(source: { width: number; height: number }) {
  render(
    <BeforeAfter sourceId={'a'.repeat(64)} ratio={16 / 9} width={1280}>
      <img src="/result" alt="a lighthouse" />
    </BeforeAfter>,
  )
  const before = screen.getByRole('img', { name: 'Before' })
  Object.defineProperty(before, 'naturalWidth', { value: source.width })
  Object.defineProperty(before, 'naturalHeight', { value: source.height })
  fireEvent.load(before)
  return before
}

const slider = () => screen.getByRole('slider', { name: 'Before and after' })

it('uncovers the result as the slider goes, and says how far', () => {
  renderPair({ width: 1280, height: 720 })
  fireEvent.change(slider(), { target: { value: '20' } })
  expect(slider().getAttribute('aria-valuetext')).toBe('20 % before, 80 % after')
  const moved = slider().closest<HTMLElement>('[data-pull=whole]')
  expect(moved?.style.getPropertyValue('--line')).toBe('0.2')
})

it('covers the result with a source of the same shape', () => {
  expect(renderPair({ width: 1280, height: 731 }).className).toContain('object-cover')
})

it('cuts nothing off a source of another shape', () => {
  expect(renderPair({ width: 1280, height: 1280 }).className).toContain('object-contain')
})
