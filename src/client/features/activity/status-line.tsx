import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNow } from '../../lib/clock.ts'
import { countOf } from '../../lib/format.ts'
import { usualMsOf } from '../../lib/usual-time.ts'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { useLiveGenerations } from '../../queries/live-generations.ts'
import { Dot, hueClass } from '../../ui/target-name.tsx'
import { statusLines } from './status-lines.ts'

/** Which provider makes images wait, and why. A phone has room for one of them and opens the others. */
export function StatusLine() {
  const live = useLiveGenerations()
  const { data: catalog } = useQuery(catalogQuery())
  const second = Math.floor(useNow(true) / 1000)
  const [isExpanded, setIsExpanded] = useState(false)
  const lines = useMemo(
    () => statusLines(live, (generation) => usualMsOf(catalog, generation), second * 1000),
    [live, catalog, second],
  )
  const waiting = lines.reduce((sum, { count }) => sum + count, 0)
  const isFolded = lines.length > 1 && !isExpanded

  return (
    <div className={lines.length > 0 ? 'min-w-0' : 'hidden'}>
      {lines.length > 1 && (
        <button
          type="button"
          aria-expanded={isExpanded}
          onClick={() => setIsExpanded(!isExpanded)}
          className="flex w-full items-center gap-2 sm:hidden"
        >
          <span className="flex gap-1">
            {lines.map(({ provider }) => (
              <span key={provider} className={hueClass[provider]}>
                <Dot className="block bg-(--hue)" />
              </span>
            ))}
          </span>
          {countOf(waiting, 'image')} held up at {lines.length} providers
          <span className="ml-auto underline decoration-line-strong underline-offset-3">
            {isExpanded ? 'Less' : 'Why'}
          </span>
        </button>
      )}
      {/* A new reason is told to a screen reader; a number that goes down is not. */}
      <output
        aria-label="Providers"
        aria-relevant="additions"
        className={`flex flex-wrap gap-x-5 gap-y-0.5 ${isFolded ? 'max-sm:sr-only' : ''}`}
      >
        {lines.map(({ provider, reason, count }) => (
          <span
            key={`${provider} ${reason}`}
            className={`flex min-w-0 items-center gap-2 ${hueClass[provider]}`}
          >
            <Dot />
            <span className="min-w-0 truncate">
              {reason}: <span className="num">{count}</span> waiting
            </span>
          </span>
        ))}
      </output>
    </div>
  )
}
