import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useInView } from '../../../lib/use-in-view.ts'
import { useWidth } from '../../../lib/use-width.ts'
import { runsQuery } from '../../../queries/run-queries.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { RunStrip } from './run-strip.tsx'

/** All runs, the newest first. */
export function Gallery({ runs, isLost }: { runs: ListedRun[]; isLost: boolean }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  return (
    <section
      aria-labelledby="gallery-title"
      data-lost={isLost || undefined}
      className="group/gallery"
    >
      <h1 id="gallery-title" className="mb-3 text-[15px] font-semibold">
        Gallery
      </h1>
      <div ref={ref}>
        {runs.map((run) => (
          <RunStrip key={run.id} run={run} width={width} />
        ))}
      </div>
      <OlderRuns />
    </section>
  )
}

function OlderRuns() {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(runsQuery())
  const [ref, isNear] = useInView<HTMLDivElement>('800px', false)

  useEffect(() => {
    if (isNear && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [isNear, hasNextPage, isFetchingNextPage, fetchNextPage])

  if (!hasNextPage) return null
  return (
    <div ref={ref} className="flex justify-center pt-2">
      <Button aria-disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? 'Loading…' : 'Older runs'}
      </Button>
    </div>
  )
}
