import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { atOf, findOf, viewOf } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'
import { runsQuery } from '../../../queries/run-queries.ts'
import type { ListAddress, RunPage } from '../../../queries/run-queries.ts'
import { readPlace } from './place.ts'
import { slotsOf } from './slots.ts'

/** What the address asks for, and the list that answers it. */
export function useGallery() {
  const client = useQueryClient()
  const search = useGallerySearch()
  const asked = { ...findOf(search), at: atOf(search) }
  const address = JSON.stringify(asked)
  const [start, setStart] = useState(() => ({ address, list: startOf(client, asked) }))
  if (start.address !== address) setStart({ address, list: startOf(client, asked) })

  // Until another list is there, this one stays.
  const query = useInfiniteQuery({ ...runsQuery(start.list), placeholderData: keepPreviousData })
  return {
    client,
    search,
    view: viewOf(search),
    list: start.list,
    query,
    isEmpty: query.data && !query.hasNextPage && isNothingShown(query.data.pages, start.list),
    /** Away from the middle, where a place that was kept had the list begin. */
    startAnew: () => setStart({ address, list: withoutEmpty(asked) }),
  }
}

export type GalleryState = ReturnType<typeof useGallery>

/** What was deleted here leaves its run in the list. */
const isNothingShown = (pages: readonly RunPage[], { deleted }: ListAddress) =>
  pages.every(({ items }) =>
    items.every(({ generations }) => slotsOf(generations, deleted === 'true').length === 0),
  )

/** Where one was: in the list as it is known, or else in one that begins near there. */
function startOf(client: QueryClient, asked: ListAddress): ListAddress {
  const list = withoutEmpty(asked)
  const { at, id } = readPlace() ?? {}
  if (!at) return list
  const known = client.getQueryData(runsQuery(list).queryKey)
  const isKnown = known?.pages.some(({ items }) =>
    items.some(({ generations }) => generations.some((it) => it.id === id)),
  )
  return isKnown ? list : { ...list, at }
}

function withoutEmpty({ at, ...find }: ListAddress): ListAddress {
  return at ? { ...find, at } : find
}
