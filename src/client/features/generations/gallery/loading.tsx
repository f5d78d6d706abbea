import { isRefusal } from '../../../lib/request-error.ts'
import { Button } from '../../../ui/button.tsx'
import { Refused } from './refused.tsx'
import type { GalleryState } from './use-gallery.ts'

/** Pages come by themselves; only when they do not is there something to say. */
export function Loading({ query }: Pick<GalleryState, 'query'>) {
  const { data, error, failureReason, refetch, isFetching } = query
  const { isFetchingNextPage, isFetchNextPageError } = query
  if (!data && isRefusal(error)) return <Refused error={error} />
  const trouble = error ?? failureReason
  if (!data && !trouble) return <div className="frames" />
  if (!data)
    return (
      <div role="alert" className="grid justify-items-center gap-3 py-16 text-bad">
        {trouble?.message}
        <Button aria-disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? 'Trying again…' : 'Try again'}
        </Button>
      </div>
    )
  if (isFetchingNextPage)
    return <output className="block py-4 text-center text-sm text-ink-3">Loading…</output>
  if (!isFetchNextPageError) return null
  return (
    <div role="alert" className="flex items-center justify-center gap-3 py-4 text-sm text-bad">
      Older ones could not be loaded.
      <Button onClick={() => void query.fetchNextPage()}>Try again</Button>
    </div>
  )
}
