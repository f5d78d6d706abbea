import { expect, it } from 'vitest'
import { findKinds } from '#shared/find.ts'
import type { FindCounts } from '#shared/find.ts'
import { generationStatuses } from '#shared/status.ts'
import { chosenIn, facets, numberOf, toggled } from './facets.ts'
import type { FacetName } from './facets.ts'

function facetOf(wanted: FacetName) {
  const facet = facets.find(({ name }) => name === wanted)
  if (!facet) throw new Error(`There is no facet ${wanted}`)
  return facet
}

const choose = (name: FacetName, value: string | undefined, label: string) => {
  const facet = facetOf(name)
  const option = facet.options.find((it) => it.label === label)
  if (!option) throw new Error(`There is no option ${label}`)
  return toggled(facet, value === undefined ? {} : { [name]: value }, option)[name]
}

it('offers every value that the server knows, once', () => {
  const valuesOf = (name: FacetName) => facetOf(name).options.flatMap(({ values }) => values)
  expect(valuesOf('status').toSorted()).toEqual(generationStatuses.toSorted())
  expect(valuesOf('kind').toSorted()).toEqual(findKinds.toSorted())
})

it('writes the same choice the same way, in whatever order it was made', () => {
  expect(choose('provider', 'fal', 'Luma')).toBe('luma,fal')
  expect(choose('provider', 'luma', 'fal')).toBe('luma,fal')
  expect(choose('provider', 'luma,fal', 'Luma')).toBe('fal')
  expect(choose('provider', 'fal', 'fal')).toBe('')
})

it('chooses all states on the way as one, and lets go of them as one', () => {
  expect(choose('status', 'succeeded', 'On its way')).toBe(
    'succeeded,queued,submitting,running,saving',
  )
  expect(choose('status', 'running', 'On its way')).toBe('')
  const counts = { status: { queued: 2, running: 3, failed: 5 } } as unknown as FindCounts
  const onItsWay = facetOf('status').options.find(({ label }) => label === 'On its way')
  expect(onItsWay && numberOf(facetOf('status'), onItsWay, counts)).toBe(5)
})

it('shows what nobody could choose, so that it can be taken away', () => {
  const [known, strange] = chosenIn(facetOf('provider'), { provider: 'midway,luma' })
  expect([known?.label, strange?.label]).toEqual(['Luma', 'midway'])
  expect(strange && toggled(facetOf('provider'), { provider: 'midway,luma' }, strange)).toEqual({
    provider: 'luma',
  })
})
