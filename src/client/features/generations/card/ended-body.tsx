import type { Generation } from '#shared/generation.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Dot } from '../../../ui/target-name.tsx'
import { describeEnd, searchOf } from './describe-end.ts'
import { GenerationLink } from './generation-link.tsx'
import { nextSteps } from './next-steps.ts'
import { StepButtons } from './step-buttons.tsx'

interface EndedBodyProps {
  generation: Generation
  run: ListedRun
}

const tones = {
  bad: 'border-bad/25 bg-[color-mix(in_srgb,var(--color-bad)_4%,var(--color-panel))] [&_b]:text-bad',
  open: 'border-light/30 bg-[color-mix(in_srgb,var(--color-light)_4%,var(--color-panel))] [&_b]:text-light',
  calm: 'border-line bg-panel [&_b]:text-ink',
}

/**
 * No image: what happened, what it cost, and what to do next. Small cards keep to the title and one step, the smallest
 * to the title. Pressed beside its buttons it opens, as a picture does.
 */
export function EndedBody({ generation, run }: EndedBodyProps) {
  const { title, message, tone } = describeEnd(generation)
  const search = searchOf(generation)
  return (
    <div
      className={`flex size-full flex-col items-center justify-center gap-1.5 rounded-md border p-4 text-center text-balance @max-[210px]:px-1.5 @max-[210px]:py-2.5 [@container_(height<120px)]:py-1 ${tones[tone]}`}
    >
      <GenerationLink
        aria-hidden
        tabIndex={-1}
        id={generation.id}
        className="absolute inset-0 z-1"
      />
      <b className="line-clamp-2 text-base leading-5 font-[550] @max-[210px]:text-sm @max-[210px]:leading-4.5">
        {title}
      </b>
      <p className="line-clamp-4 max-w-[52ch] text-sm leading-4.5 text-ink-2 [@container_(height<140px)]:hidden [@container_((width<210px)_and_(height<220px))]:hidden">
        {message}
      </p>
      {search && (
        <p className="flex items-baseline gap-2 text-sm leading-4.5 text-ink">
          <Dot className="animate-breathe bg-light" />
          {search}
        </p>
      )}
      <div className="z-2 mt-1 flex flex-wrap justify-center gap-1.5 [@container_(height<90px)]:hidden [@container_(height<140px)]:mt-0 [@container_(height<140px)]:[&>button+button]:hidden">
        <StepButtons generation={generation} run={run} steps={nextSteps(generation)} />
        <GenerationLink
          id={generation.id}
          className="inline-flex h-8 items-center rounded-full px-2 text-sm text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink @max-[210px]:hidden"
        >
          Details
        </GenerationLink>
      </div>
    </div>
  )
}
