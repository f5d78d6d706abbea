import type { RankedTarget } from '#shared/vote.ts'

/** As odds, what is seen reaches from an eighth to eight times the average. */
const reach = 3

const placeOf = (odds: number) => {
  const steps = Math.log2(Math.max(odds, Number.MIN_VALUE))
  return (Math.min(Math.max(steps, -reach), reach) / reach + 1) * 50
}

/** On a scale of doublings, so that twice and half are equally far from the average. */
export function StrengthBar({ strength }: { strength: NonNullable<RankedTarget['strength']> }) {
  const { value, low, high } = strength
  const [left, middle, right] = [placeOf(low), placeOf(value), placeOf(high)]
  return (
    <span className="flex items-center gap-3 whitespace-nowrap">
      <span aria-hidden className="relative h-4 w-36 max-lg:w-20 flex-none rounded-sm bg-sunken">
        <i className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
        <i
          className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-(--hue) opacity-45"
          style={{ left: `${left}%`, width: `${right - left}%` }}
        />
        <i
          className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full bg-(--hue)"
          style={{ left: `${middle}%` }}
        />
      </span>
      <span className="num text-ink">
        {oddsOf(value)}{' '}
        <span className="text-ink-3 max-lg:sr-only">
          ({oddsOf(low)}–{oddsOf(high)})
        </span>
      </span>
    </span>
  )
}

const oddsOf = (odds: number) => (odds >= 99.5 ? '> 99' : odds < 0.01 ? '< 0.01' : odds.toFixed(2))
