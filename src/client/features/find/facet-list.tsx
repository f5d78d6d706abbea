import { aspectRatios, providerIds } from '#shared/catalog.ts'
import type { FindCounts } from '#shared/find.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { RatioShape } from '../../ui/ratio-shape.tsx'
import { Dot, hueClass } from '../../ui/target-name.tsx'
import { chosenIn, numberOf, toggled } from './facets.ts'
import type { Facet, Option } from './facets.ts'
import { changeFind } from './find-address.ts'
import { figure } from './figure.ts'
import { moveAmongOptions } from './option-keys.ts'

interface FacetListProps {
  facet: Facet
  find: FindParams
  counts: FindCounts | undefined
  columns?: 1 | 2
}

/** The choices of a facet, any number of which may be chosen. */
export function FacetList({ facet, find, counts, columns = 1 }: FacetListProps) {
  const chosen = chosenIn(facet, find)
  return (
    <fieldset
      aria-label={facet.label}
      className={`grid ${columns === 2 ? 'grid-cols-2 gap-x-3' : ''}`}
    >
      {facet.options.map((option) => {
        const number = numberOf(facet, option, counts)
        return (
          <label
            key={option.label}
            className={`flex h-9 cursor-pointer items-center gap-2 rounded-sm px-1.5 hover:bg-ink/6 pointer-coarse:h-11 ${number === 0 ? 'text-ink-3' : ''}`}
          >
            <input
              data-option
              type="checkbox"
              checked={chosen.includes(option)}
              onKeyDown={(event) => moveAmongOptions(event, columns)}
              onChange={() => changeFind(toggled(facet, find, option))}
              className="size-4 flex-none accent-light"
            />
            <Mark facet={facet} option={option} />
            <span className="min-w-0 flex-1 truncate">{option.label}</span>{' '}
            <span className="num text-ink-3">{figure(number)}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

function Mark({ facet, option: { values } }: { facet: Facet; option: Option }) {
  const ratio = aspectRatios.find((id) => facet.name === 'ratio' && values.includes(id))
  if (ratio)
    return (
      <span className="grid w-6 flex-none place-items-center text-ink-2">
        <RatioShape ratio={ratio} />
      </span>
    )
  const provider = providerIds.find((id) => facet.name === 'provider' && values.includes(id))
  return provider && <Dot className={`${hueClass[provider]} bg-(--hue)`} />
}
