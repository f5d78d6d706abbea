import { aspectRatios, modelIds, modelNames, providerIds, providerNames } from '#shared/catalog.ts'
import type { AspectRatio } from '#shared/catalog.ts'
import type { FindCounts, FindKind } from '#shared/find.ts'
import { ratioOf } from '#shared/price.ts'
import type { GenerationStatus } from '#shared/status.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { kindNames } from '../../lib/kind-names.ts'

/** A choice of a facet, and the values in the address that it stands for. */
export interface Option {
  label: string
  values: readonly string[]
}

export type FacetName = 'provider' | 'model' | 'kind' | 'ratio' | 'status'

export interface Facet {
  name: FacetName
  label: string
  options: readonly Option[]
}

const option = (value: string, label: string = value): Option => ({ label, values: [value] })

const kinds: FindKind[] = ['text', 'references', 'modify', 'reframe']

const byShape = (one: AspectRatio, other: AspectRatio) => ratioOf(other) - ratioOf(one)

const onItsWay: GenerationStatus[] = ['queued', 'submitting', 'running', 'saving']

const states: Option[] = [
  option('succeeded', 'Done'),
  { label: 'On its way', values: onItsWay },
  option('failed', 'Failed'),
  option('uncertain', 'No clear answer'),
  option('canceled', 'Cancelled'),
]

export const facets: readonly Facet[] = [
  {
    name: 'provider',
    label: 'Provider',
    options: providerIds.map((id) => option(id, providerNames[id])),
  },
  { name: 'model', label: 'Model', options: modelIds.map((id) => option(id, modelNames[id])) },
  { name: 'kind', label: 'Kind', options: kinds.map((kind) => option(kind, kindNames[kind])) },
  {
    name: 'ratio',
    label: 'Ratio',
    options: aspectRatios.toSorted(byShape).map((ratio) => option(ratio)),
  },
  { name: 'status', label: 'State', options: states },
]

const valuesIn = ({ name }: Facet, find: FindParams) => find[name]?.split(',') ?? []

const isIn = (values: readonly string[], it: Option) =>
  it.values.some((value) => values.includes(value))

/** What is chosen, and also what the address holds that nobody can choose. */
export function chosenIn(facet: Facet, find: FindParams): Option[] {
  const values = valuesIn(facet, find)
  const known = facet.options.filter((it) => isIn(values, it))
  const strange = values.filter((value) => !isKnown(facet, value))
  return [...known, ...strange.map((value) => option(value))]
}

const isKnown = ({ options }: Facet, value: string) =>
  options.some(({ values }) => values.includes(value))

/** The change that chooses an option, or no longer. The values are always in the same order. */
export function toggled(facet: Facet, find: FindParams, it: Option): FindParams {
  const before = valuesIn(facet, find)
  const chosen = isIn(before, it)
    ? before.filter((value) => !it.values.includes(value))
    : [...before, ...it.values]
  const known = facet.options.flatMap(({ values }) => values)
  const strange = chosen.filter((value) => !isKnown(facet, value))
  return {
    [facet.name]: [...known.filter((value) => chosen.includes(value)), ...strange].join(','),
  }
}

/** Unknown until the server has counted. */
export function numberOf({ name }: Facet, { values }: Option, counts: FindCounts | undefined) {
  return counts && values.reduce((sum, value) => sum + (counts[name][value] ?? 0), 0)
}
