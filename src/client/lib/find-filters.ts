import { findNames } from './gallery-address.ts'
import type { FindParams } from './gallery-address.ts'

/** All that narrows what is listed; being in the trash is a place, not a filter. */
const filterNames = findNames.filter((name) => name !== 'deleted')

export const isFiltered = (find: FindParams) => filterNames.some((name) => find[name])

/** The change that takes every filter away. */
export const withoutFilters: FindParams = Object.fromEntries(filterNames.map((name) => [name, '']))
