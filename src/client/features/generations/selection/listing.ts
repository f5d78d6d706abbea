import type { ListedGeneration, ListedRun, RunPage } from '../../../queries/run-queries.ts'
import { currentGallery } from '../gallery/follow.ts'

interface Listed {
  run: ListedRun
  generation: ListedGeneration
}

let known: { pages: readonly RunPage[]; byId: Map<string, Listed> } | undefined

/** What the gallery lists, by its id. */
export function listedById(): ReadonlyMap<string, Listed> {
  const pages = currentGallery()?.query.data?.pages ?? []
  if (known?.pages !== pages) known = { pages, byId: indexOf(pages) }
  return known.byId
}

const indexOf = (pages: readonly RunPage[]) =>
  new Map(
    pages.flatMap(({ items }) =>
      items.flatMap((run) =>
        run.generations.map((generation) => [generation.id, { run, generation }] as const),
      ),
    ),
  )

const stateOf = (id: string) => listedById().get(id)?.generation.look.state

export const withImage = (ids: Iterable<string>) =>
  Array.from(ids).filter((id) => stateOf(id) === 'image')

/** What is still under way is wanted yet. */
export const withEnd = (ids: Iterable<string>) =>
  Array.from(ids).filter((id) => stateOf(id) !== 'live')

export const isTrashShown = () => currentGallery()?.list.deleted === 'true'
