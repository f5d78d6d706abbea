import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { announce } from '../../lib/announce.ts'
import { isFiltered } from '../../lib/find-filters.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { countsQuery } from '../../queries/find-queries.ts'
import { figure, imagesOf } from './figure.ts'

interface TotalProps {
  find: FindParams
  /** How many are left by the filters. */
  count: number | undefined
  /** The figure is that of the filters before. */
  isOld: boolean
}

/** Beside the heading: how many there are, and of how many. Its room is there before it is known. */
export function Total({ find, count, isOld }: TotalProps) {
  const isTrash = find.deleted === 'true'
  const { data: whole } = useQuery(countsQuery(isTrash ? { deleted: 'true' } : {}))
  const isPart = whole !== undefined && count !== undefined && count < whole.total
  useToldOnce(JSON.stringify(find), isFiltered(find) || isTrash, isOld ? undefined : count)
  return (
    <p
      className={`-ml-1.5 text-sm text-ink-3 tabular-nums xl:min-w-26 ${isOld ? 'opacity-60 delay-300' : ''}`}
    >
      {Boolean(count) && (
        <>
          {figure(count)}
          {isPart && ` of ${figure(whole.total)}`}
          <span className="sr-only">{isPart || count !== 1 ? ' images' : ' image'}</span>
        </>
      )}
    </p>
  )
}

const pauseMs = 700

/** Said once for each choice, when it is made; not when the library changes by itself. */
function useToldOnce(key: string, isNarrowed: boolean, count: number | undefined) {
  const isKnown = count !== undefined
  useEffect(() => {
    if (!isNarrowed || count === undefined) return
    const timer = setTimeout(() => announce(imagesOf(count)), pauseMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, isKnown])
}
