import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useSlim } from './use-slim.ts'

const known = globalThis.IntersectionObserver
let tell: (...isSeen: boolean[]) => void

beforeEach(() => {
  globalThis.IntersectionObserver = class {
    constructor(callback: (entries: unknown[]) => void) {
      tell = (...isSeen) =>
        act(() =>
          callback(
            isSeen.map((isIntersecting) => ({
              isIntersecting,
              boundingClientRect: { height: 270 },
            })),
          ),
        )
    }
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver
})
afterEach(() => {
  globalThis.IntersectionObserver = known
})

function Probe() {
  const { ref, isSlim, minHeight } = useSlim<HTMLParagraphElement>()
  return <p ref={ref}>{`${isSlim} ${minHeight}`}</p>
}

it('is slim while it is scrolled away, and leaves its room behind', () => {
  render(<Probe />)
  tell(false)
  expect(screen.getByText('true 270')).toBeTruthy()
  tell(true)
  expect(screen.getByText('false undefined')).toBeTruthy()
})

it('believes the last of several changes', () => {
  render(<Probe />)
  tell(false, true)
  expect(screen.getByText('false undefined')).toBeTruthy()
})
