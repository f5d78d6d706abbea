import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Generation } from '#shared/generation.ts'
import { createQueryClient } from '../../../queries/query-client.ts'
import { storeRun } from '../../../queries/run-queries.ts'
import { makeGeneration, makeImage, makeRun } from '../../../test-api.ts'
import { layoutList } from './list-layout.ts'
import { ListRow } from './list-row.tsx'

const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

function renderRow(change: Partial<Generation>, width: number) {
  const client = createQueryClient()
  const run = storeRun(client, makeRun({ generations: [makeGeneration(change)] }))
  const [row] = layoutList(run, width)
  if (!row) throw new Error('No row')
  render(
    <QueryClientProvider client={client}>
      <ListRow row={row} top={0} />
    </QueryClientProvider>,
  )
  return screen.getByRole('link')
}

it.each([1392, 720, 358])('at %i px tells what a picture took', (width) => {
  const times = { ...makeGeneration().times, submittedAt: ago(9_000), finishedAt: ago(2_000) }
  const link = renderRow({ status: 'succeeded', image: makeImage(), times, favorite: true }, width)
  expect(link.getAttribute('aria-label')).toBe('a lighthouse, by Luma Photon, favourite')
  expect(link.textContent).toMatch(/a lighthouse.*Luma Photon.*7 s/)
  expect(link.querySelector('img')).not.toBeNull()
})

it.each<[string, Partial<Generation>, string, string]>([
  [
    'failed',
    {
      status: 'failed',
      failure: { code: 'no_credit', message: 'Add credit.', canRetry: true },
    },
    'Not enough credit at Luma',
    'Not enough credit',
  ],
  ['cancelled', { status: 'canceled' }, 'Cancelled', 'Cancelled'],
  ['queued', { status: 'queued' }, 'Queued', 'Queued'],
])('one that is %s says so in place of its figures', (_what, change, words, short) => {
  const link = renderRow(change, 358)
  expect(link.getAttribute('aria-label')).toBe(`a lighthouse, by Luma Photon, ${words}`)
  expect(link.textContent?.endsWith(short)).toBe(true)
  expect(link.querySelector('[aria-hidden] svg')).not.toBeNull()
})

it('one on its way counts the time where its picture will be', () => {
  const times = { ...makeGeneration().times, submittedAt: ago(75_000) }
  expect(renderRow({ status: 'running', times }, 1392).textContent).toMatch(/^1:1[56]/)
})
