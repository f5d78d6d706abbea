import { useMemo } from 'react'
import { stack } from './blocks.ts'
import { Frame } from './frame.tsx'
import { RunStrip } from './run-strip.tsx'
import { useShownBlocks } from './stage.ts'
import { layoutStrip } from './strip-layout.ts'
import type { ViewProps } from './view-props.ts'

/** A strip a run, the newest first. */
export function RunStrips({ pages, list, isTrash, width }: ViewProps) {
  const all = useMemo(
    () =>
      stack(
        pages.flatMap(({ items }) =>
          items.flatMap((run) => layoutStrip(run, width, isTrash) ?? []),
        ),
      ),
    [pages, width, isTrash],
  )
  const shown = useShownBlocks(all, list)
  return (
    <Frame height={all.height}>
      {shown.map(({ block, top }) => (
        <RunStrip key={block.key} strip={block} top={top} />
      ))}
    </Frame>
  )
}
