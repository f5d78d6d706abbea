import { expect, it } from 'vitest'
import { withGallery } from '../../../lib/gallery-address.ts'
import { wrongFilter } from './wrong-filter.ts'

/** What is said of a field of the address, and the address without it. */
function judge(search: string, field: string) {
  const wrong = wrongFilter(search, field)
  return wrong && [wrong.sentence, decodeURIComponent(withGallery('/', search, wrong.change))]
}

it('names the value that is wrong, and takes away no other', () => {
  expect(judge('?q=boat&status=queued,banana,failed&view=list', 'status.1')).toEqual([
    '“banana” is not a state',
    '/?q=boat&status=queued,failed&view=list',
  ])
  expect(judge('?provider=x&favorite=true', 'provider.0')).toEqual([
    '“x” is not a provider',
    '/?favorite=true',
  ])
})

it('does so for what is no list', () => {
  expect(judge('?favorite=maybe', 'favorite')).toEqual([
    '“maybe” is not a choice for favourites',
    '/',
  ])
  expect(judge('?from=yesterday&to=2026-01-01T00:00:00Z', 'from')).toEqual([
    '“yesterday” is not a date',
    '/?to=2026-01-01T00:00:00Z',
  ])
})

it('keeps where the list begins, unless that is what is wrong', () => {
  const at = '2026-01-31T23:59:59.999Z'
  expect(judge(`?kind=cat&at=${at}`, 'kind.0')).toEqual(['“cat” is not a kind', `/?at=${at}`])
  expect(judge('?kind=text&at=then', 'at')).toEqual(['“then” is not a date', '/?kind=text'])
})

it('shows no more of a value than can be read', () => {
  const [sentence] = judge(`?model=${'m'.repeat(300)}`, 'model.0') ?? []
  expect(sentence).toBe(`“${'m'.repeat(39)}…” is not a model`)
  expect(judge(`?q=${'q'.repeat(300)}&kind=text`, 'q')).toEqual([
    'The search is too long',
    '/?kind=text',
  ])
})

it('says nothing of what is no filter', () => {
  for (const field of ['', 'limit', 'toString', 'status.7'])
    expect(judge('?status=failed', field)).toBeNull()
})
