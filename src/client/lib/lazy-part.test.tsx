import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { lazyPart } from './lazy-part.tsx'

const module = { Greeting: ({ name }: { name: string }) => <p>Hello {name}</p> }

it('lets something stand for a part until it is there', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof module>()
  const Part = lazyPart(() => promise, 'Greeting')
  render(<Part name="Ada" fallback={<p>Soon</p>} />)
  expect(screen.getByText('Soon')).toBeTruthy()
  resolve(module)
  expect(await screen.findByText('Hello Ada')).toBeTruthy()
  expect(screen.queryByText('Soon')).toBeNull()
})

it('shows a part that is there already at once', async () => {
  const load = vi.fn<() => Promise<typeof module>>(async () => module)
  const Part = lazyPart(load, 'Greeting')
  // Somebody's first move.
  window.dispatchEvent(new Event('pointermove'))
  await vi.waitFor(() => expect(load).toHaveBeenCalled())
  await load.mock.results[0]?.value
  render(<Part name="Ada" fallback={<p>Soon</p>} />)
  expect(screen.getByText('Hello Ada')).toBeTruthy()
  expect(load).toHaveBeenCalledOnce()
})

it('asks again for what could not be had', async () => {
  vi.useFakeTimers()
  const load = vi
    .fn<() => Promise<typeof module>>(async () => module)
    .mockRejectedValueOnce(new Error('The server is away'))
  const Part = lazyPart(load, 'Greeting')
  render(<Part name="Ada" fallback={<p>Soon</p>} />)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(screen.getByText('Soon')).toBeTruthy()
  await vi.advanceTimersByTimeAsync(10_000)
  vi.useRealTimers()
  expect(await screen.findByText('Hello Ada')).toBeTruthy()
})
