import { useMemo } from 'react'
import { stack } from './blocks.ts'
import { Frame } from './frame.tsx'
import { ListRow } from './list-row.tsx'
import { layoutList } from './list-layout.ts'
import { useShownBlocks } from './stage.ts'
import type { ViewProps } from './view-props.ts'

/** A row each, with its figures. */
export function ListRows({ pages, list, isTrash, width }: ViewProps) {
  const all = useMemo(
    () =>
      stack(pages.flatMap(({ items }) => items.flatMap((run) => layoutList(run, width, isTrash)))),
    [pages, width, isTrash],
  )
  const shown = useShownBlocks(all, list)
  return (
    <Frame height={all.height}>
      {shown.map(({ block, top }) => (
        <ListRow key={block.key} row={block} top={top} />
      ))}
    </Frame>
  )
}
