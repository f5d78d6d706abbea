import { useMemo } from 'react'
import type { RunPage } from '../../../queries/run-queries.ts'
import { GenerationCard } from '../card/generation-card.tsx'
import { stack } from './blocks.ts'
import { Frame } from './frame.tsx'
import { NoImages } from './nothing.tsx'
import { layoutRows, placeTiles } from './row-layout.ts'
import type { Segment } from './row-layout.ts'
import { slotsOf } from './slots.ts'
import { useShownBlocks } from './stage.ts'
import type { ViewProps } from './view-props.ts'

/** Images alone, of all runs, in justified rows. */
export function ImageRows({ pages, list, isTrash, width, areEndedShown }: ViewProps) {
  const all = useMemo(
    () => stack(layoutRows(segmentsOf(pages, isTrash, areEndedShown), width)),
    [pages, width, isTrash, areEndedShown],
  )
  const shown = useShownBlocks(all, list)
  if (all.blocks.length === 0 && pages.at(-1)?.nextCursor === null) return <NoImages />
  return (
    <Frame height={all.height}>
      {shown.flatMap(({ block, top }) =>
        placeTiles(block).map(({ tile, x, width: tileWidth }) => (
          <GenerationCard
            key={tile.id}
            isBare
            id={tile.id}
            run={tile.run}
            attempt={tile.attempt}
            left={x}
            top={top}
            width={tileWidth}
            height={block.tileHeight}
          />
        )),
      )}
    </Frame>
  )
}

/** A page keeps its rows whatever is loaded before or after it, and what has come since stands above. */
function segmentsOf(
  pages: readonly RunPage[],
  isTrash: boolean,
  areEndedShown: boolean,
): Segment[] {
  const tilesOf = (items: RunPage['items']) =>
    items.flatMap((run) =>
      slotsOf(run.generations, isTrash)
        .filter(({ look }) => areEndedShown || look.state !== 'ended')
        .map((slot) => ({ ...slot, run })),
    )
  return pages.flatMap(({ items, newest, nextCursor }): Segment[] => [
    { kind: 'new', tiles: tilesOf(items.filter((run) => newest && run.createdAt > newest)) },
    {
      kind: nextCursor === null ? 'last' : 'inner',
      tiles: tilesOf(items.filter((run) => !newest || run.createdAt <= newest)),
    },
  ])
}
