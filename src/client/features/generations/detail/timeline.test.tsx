import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { Generation, HistoryStep } from '#shared/generation.ts'
import { makeGeneration } from '../../../test-api.ts'
import { Timeline } from './timeline.tsx'

type Step = [seconds: number, status: HistoryStep['status'], more?: Partial<HistoryStep>]

const createdAt = Date.parse(makeGeneration().times.createdAt)

function renderTimeline(steps: Step[], change: Partial<Generation> = {}) {
  const history = steps.map(([seconds, status, more]) => ({
    at: new Date(createdAt + seconds * 1000).toISOString(),
    status,
    ...more,
  }))
  render(<Timeline generation={makeGeneration(change)} history={history} />)
  return within(screen.getByRole('region', { name: 'History' }))
    .getAllByRole('listitem')
    .map((item) => item.firstElementChild?.textContent)
}

it('tells a life from the press to the image, with the time each step took', () => {
  const words = renderTimeline(
    [
      [0.1, 'queued', { log: 'fal takes 2 images a minute' }],
      [3.3, 'submitting'],
      [4, 'running'],
      [5, 'running', { queuePosition: 4 }],
      [6, 'running', { queuePosition: 0 }],
      [7, 'running'],
      [8, 'running', { log: 'fal does not answer' }],
      [20, 'saving'],
      [21, 'succeeded'],
    ],
    { provider: 'fal', status: 'succeeded' },
  )
  expect(words).toEqual([
    'Queued',
    'Waiting: fal takes 2 images a minute',
    'Sent to fal',
    'Accepted by fal',
    'Queued at fal, 5th in line',
    'Queued at fal, next in line',
    'Running',
    'Waiting: fal does not answer',
    'Saving the image',
    'Saved',
  ])
  expect(screen.getByText('+3.2 s')).toBeTruthy()
  expect(screen.getByText('+12 s')).toBeTruthy()
})

it.each<[string, Step[], Partial<Generation>, string[]]>([
  [
    'a lost job that was found',
    [
      [1, 'submitting'],
      [2, 'uncertain', { log: 'Looking for it in Luma’s list' }],
      [9, 'running', { log: 'Found in Luma’s list' }],
    ],
    { status: 'running' },
    ['Sent to Luma', 'No clear answer. Looking for it in Luma’s list', 'Found in Luma’s list'],
  ],
  [
    'a lost job that was given up',
    [
      [1, 'submitting'],
      [2, 'uncertain', { log: 'Looking for it in Luma’s list' }],
      [9, 'uncertain'],
      [60, 'failed'],
    ],
    { status: 'failed', failure: { code: 'dismissed', message: '', canRetry: true } },
    ['Sent to Luma', 'No clear answer. Looking for it in Luma’s list', 'Not found', 'Dismissed'],
  ],
  [
    'a failure that was looked at again',
    [
      [1, 'submitting'],
      [2, 'running'],
      [600, 'failed'],
      [700, 'running'],
    ],
    { status: 'running' },
    ['Sent to Luma', 'Accepted by Luma', 'Failed', 'Looked at again'],
  ],
  [
    'a cancel that only stops watching',
    [
      [1, 'submitting'],
      [2, 'running'],
      [3, 'canceled'],
    ],
    { status: 'canceled' },
    ['Sent to Luma', 'Accepted by Luma', 'Stopped watching'],
  ],
  ['a cancel before anything was sent', [[3, 'canceled']], { status: 'canceled' }, ['Cancelled']],
])('tells of %s', (_what, steps, change, words) => {
  expect(renderTimeline(steps, change)).toEqual(['Queued', ...words])
})

it('folds a long life until it is asked for', async () => {
  const steps = Array.from({ length: 30 }, (_, n): Step => [
    n,
    'running',
    { queuePosition: 30 - n },
  ])
  expect(renderTimeline(steps)).toHaveLength(10)
  await userEvent.click(screen.getByRole('button', { name: '22 more steps' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(31)
})
