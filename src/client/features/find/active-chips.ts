import type { FindParams } from '../../lib/gallery-address.ts'
import { chosenIn, facets, toggled } from './facets.ts'
import { describeDates } from './months.ts'
import { flags } from './toggles.tsx'

/** One thing that narrows the gallery, and the change that takes it away. */
export interface ActiveChip {
  key: string
  /** Of the filter, where the label alone may be taken for another's. */
  name: string
  label: string
  change: FindParams
}

const noDates: FindParams = { from: '', to: '' }

/** Of all that is chosen; what is searched for stands in its field. */
export function chipsOf(find: FindParams): ActiveChip[] {
  const dates = describeDates(find)
  return [
    ...facets.flatMap((facet) =>
      chosenIn(facet, find).map((option) => ({
        key: `${facet.name} ${option.values.join()}`,
        name: facet.label,
        label: option.label,
        change: toggled(facet, find, option),
      })),
    ),
    ...flags.flatMap(({ name, label, opposite }) =>
      find[name]
        ? {
            key: name,
            name: '',
            label: find[name] === 'false' ? opposite : label,
            change: { [name]: '' },
          }
        : [],
    ),
    ...(dates === '' ? [] : [{ key: 'date', name: 'Date', label: dates, change: noDates }]),
  ]
}
