import type { Generation } from '#shared/generation.ts'
import { ordinal } from '../../../lib/format.ts'
import { Dot, targetName } from '../../../ui/target-name.tsx'
import { priceOf, timeOf } from './figures.ts'
import { GenerationLink } from './generation-link.tsx'

/** One line, or two under a narrow card: gallery/strip-layout.ts counts on it. */
export function CardCaption({ generation, attempt }: { generation: Generation; attempt: number }) {
  return (
    <figcaption className="flex h-[26px] items-center gap-x-2 overflow-clip px-0.5 pt-2 text-sm leading-4.5 text-ink-2 [overflow-clip-margin:4px] group-data-narrow/card:h-11 group-data-narrow/card:flex-wrap group-data-narrow/card:content-start">
      <Dot />
      <GenerationLink
        id={generation.id}
        data-generation={generation.image ? undefined : generation.id}
        className="-my-1 min-w-0 truncate rounded-sm py-1 font-medium text-ink hover:underline group-data-narrow/card:flex-1"
      >
        {targetName(generation)}
      </GenerationLink>
      {attempt > 1 && <span className="flex-none text-xs text-ink-3">{ordinal(attempt)} try</span>}
      <span className="num ml-auto whitespace-nowrap text-ink-3 group-data-narrow/card:w-full group-data-narrow/card:pl-[15px]">
        {figures(generation)}
      </span>
    </figcaption>
  )
}

function figures(generation: Generation): string {
  const price = priceOf(generation)
  if (generation.mode === 'sandbox' && !generation.image) return 'Sandbox'
  const time = timeOf(generation)
  return time === null ? price : `${time} · ${price}`
}
