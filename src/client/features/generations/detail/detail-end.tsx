import type { Generation } from '#shared/generation.ts'
import { Dot } from '../../../ui/target-name.tsx'
import { describeEnd, searchOf } from '../card/describe-end.ts'

const colors = { bad: 'text-bad', open: 'text-light', calm: 'text-ink' }

/** Why there is no picture, in our words and in the provider's. */
export function DetailEnd({ generation }: { generation: Generation }) {
  const { title, message, tone } = describeEnd(generation)
  const search = searchOf(generation)
  const words = generation.failure?.providerMessage
  return (
    <div className="grid min-h-[220px] place-content-center-safe gap-1.5 px-16 py-8 text-center select-text lg:absolute lg:inset-0 lg:overflow-y-auto">
      <b className={`text-lg font-medium ${colors[tone]}`}>{title}</b>
      <p className="max-w-[52ch] justify-self-center text-balance text-ink-2">{message}</p>
      {search && (
        <p className="flex items-baseline justify-center gap-2">
          <Dot className="animate-breathe bg-light" />
          {search}
        </p>
      )}
      {words && (
        <blockquote className="mt-3 max-w-[60ch] justify-self-center rounded-md border border-line-strong px-4 py-2.5 text-left text-sm break-words text-ink-2">
          <span className="block text-xs text-ink-3">In the provider's words</span>
          {words}
        </blockquote>
      )}
    </div>
  )
}
