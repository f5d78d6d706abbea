import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { useSearch } from 'wouter'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { formatAgo, formatMoment, ordinal } from '../../../lib/format.ts'
import { withGallery } from '../../../lib/gallery-address.ts'
import { titleOf } from '../../../lib/run-title.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { Dot, hueClass, targetName } from '../../../ui/target-name.tsx'
import { priceOf, timeOf } from '../card/figures.ts'
import { describeEnd } from '../card/describe-end.ts'
import { SelectTool } from '../card/select-tool.tsx'
import { Thumbnail } from '../card/thumbnail.tsx'
import { useIsPointedAt } from '../card/use-is-pointed-at.ts'
import type { ListBlock } from './list-layout.ts'
import { useMinute } from './use-minute.ts'
import { Link } from 'wouter'

interface ListRowProps {
  row: ListBlock
  top: number
}

/** One generation in a line, or in two where the room is narrow. */
export const ListRow = memo(function ListRow({ row, top }: ListRowProps) {
  const { run, key: id, isTall, height, attempt } = row
  const { data: generation } = useQuery(generationQuery(id, run.id))
  const search = useSearch()
  const [isPointedAt, pointers] = useIsPointedAt()
  const now = useMinute()
  const title = titleOf(run)
  const name = generation ? targetName(generation) : ''

  return (
    <div
      data-tile={id}
      data-block={id}
      className={`group/row absolute inset-x-0 border-b border-line has-data-[select=on]:bg-light/12 ${generation ? hueClass[generation.provider] : ''}`}
      style={{ top, height }}
      {...pointers}
    >
      <Link
        href={withGallery(`/generations/${id}`, search)}
        data-generation={id}
        aria-label={`${title}, by ${name}`}
        className={`grid size-full items-center gap-x-4 rounded-sm text-[13px] text-ink-2 hover:bg-ink/4 focus-visible:-outline-offset-2 ${
          isTall
            ? 'grid-cols-[56px_minmax(0,1fr)_auto] content-center gap-x-3 gap-y-0.5'
            : 'grid-cols-[48px_minmax(0,1fr)_minmax(120px,150px)_minmax(90px,150px)_64px_64px_92px_104px]'
        }`}
      >
        <Thumbnail generation={generation} className={isTall ? 'row-span-2 size-14' : 'size-12'} />
        <span className={`truncate text-sm text-ink ${isTall ? 'col-span-2' : ''}`}>{title}</span>
        {generation && (
          <>
            <span className="flex min-w-0 items-center gap-2">
              <Dot />
              <span className="truncate">{name}</span>
              {attempt > 1 && (
                <span className="flex-none text-[12px] text-ink-3">{ordinal(attempt)} try</span>
              )}
              {isTall && <State generation={generation} />}
            </span>
            {!isTall && <State generation={generation} />}
            {isTall ? (
              <Figure>
                {[timeOf(generation), priceOf(generation)].filter(Boolean).join(' · ')}
              </Figure>
            ) : (
              <>
                <Figure>{timeOf(generation) ?? ''}</Figure>
                <Figure>{priceOf(generation)}</Figure>
                <Figure>{pixelsOf(generation)}</Figure>
                <time
                  dateTime={run.createdAt}
                  title={formatMoment(run.createdAt)}
                  className="truncate text-right text-ink-3"
                >
                  {formatAgo(run.createdAt, now)}
                </time>
              </>
            )}
          </>
        )}
      </Link>
      {generation && <SelectTool id={id} name={`${title}, by ${name}`} isPointedAt={isPointedAt} />}
    </div>
  )
})

const Figure = ({ children }: { children: string }) => (
  <span className="num text-right whitespace-nowrap text-ink-3">{children}</span>
)

function State({ generation }: { generation: Generation }) {
  const { status, mode, favorite } = generation
  const words = [
    !isSettled(status) ? 'On its way' : status === 'succeeded' ? '' : describeEnd(generation).title,
    mode === 'sandbox' && status === 'succeeded' ? 'Sandbox' : '',
    favorite ? 'Favourite' : '',
  ]
  const isBad =
    status !== 'succeeded' && isSettled(status) && describeEnd(generation).tone === 'bad'
  return (
    <span className={`truncate ${isBad ? 'text-bad' : 'text-ink-3'}`}>
      {words.filter(Boolean).join(' · ')}
    </span>
  )
}

const pixelsOf = ({ image }: Generation) => (image ? `${image.width} × ${image.height}` : '')
