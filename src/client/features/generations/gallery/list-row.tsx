import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import type { Generation } from '#shared/generation.ts'
import { titleOf } from '../../../lib/run-title.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { hueClass, targetName } from '../../../ui/target-name.tsx'
import { GenerationLink } from '../card/generation-link.tsx'
import { SelectTool } from '../card/select-tool.tsx'
import { Thumbnail } from '../card/thumbnail.tsx'
import { useIsPointedAt } from '../card/use-is-pointed-at.ts'
import { OneLine, TwoLines } from './list-cells.tsx'
import type { ListBlock } from './list-layout.ts'
import { StateMark } from './state-mark.tsx'
import { stateWords } from './state-words.ts'

interface ListRowProps {
  row: ListBlock
  top: number
}

/** One generation in a line, or in two where the room is narrow. */
export const ListRow = memo(function ListRow({ row, top }: ListRowProps) {
  const { run, key: id, isTall, height, attempt } = row
  const { data: generation } = useQuery(generationQuery(id, run.id))
  const [isPointedAt, pointers] = useIsPointedAt()
  const title = titleOf(run)
  const name = generation ? `${title}, by ${targetName(generation)}` : title
  const Cells = isTall ? TwoLines : OneLine

  return (
    <div
      data-tile={id}
      data-block={id}
      className={`group/row absolute inset-x-0 border-b border-line ${generation ? hueClass[generation.provider] : ''}`}
      style={{ top, height }}
      {...pointers}
    >
      <GenerationLink
        id={id}
        data-generation={id}
        aria-label={generation ? labelOf(name, generation) : name}
        className="absolute -inset-x-3 inset-y-0.5 flex items-center gap-3 rounded-md px-3 text-sm text-ink-2 group-has-data-[select=on]/row:bg-light/12 hover:bg-ink/4 focus-visible:-outline-offset-2"
      >
        {generation && !generation.image ? (
          <StateMark generation={generation} className={sizeOf(isTall)} />
        ) : (
          <Thumbnail generation={generation} className={`flex-none ${sizeOf(isTall)}`} />
        )}
        {generation && <Cells title={title} generation={generation} attempt={attempt} />}
      </GenerationLink>
      {generation && <SelectTool id={id} name={name} isPointedAt={isPointedAt} />}
    </div>
  )
})

const sizeOf = (isTall: boolean) => (isTall ? 'size-14' : 'size-12')

function labelOf(name: string, generation: Generation): string {
  const words = [stateWords(generation), generation.favorite ? 'favourite' : '']
  return [name, ...words].filter(Boolean).join(', ')
}
