import type { FindParams } from './gallery-address.ts'

/** All that narrows what is listed; being in the trash is a place, not a filter. */
const filterNames = [
  'q',
  'provider',
  'model',
  'kind',
  'ratio',
  'status',
  'favorite',
  'picked',
  'from',
  'to',
] as const

export const isFiltered = (find: FindParams) => filterNames.some((name) => find[name])

/** The change that takes every filter away. */
export const withoutFilters: FindParams = Object.fromEntries(filterNames.map((name) => [name, '']))
