import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Share } from '#shared/share.ts'
import { countOf, formatAgo, formatMoment } from '../../lib/format.ts'
import { sharesQuery } from '../../queries/share-queries.ts'
import { Button } from '../../ui/button.tsx'
import { RevokeButton } from './revoke-button.tsx'
import { hiddenWords, stateOf } from './share-words.ts'

/** Every link that was made, newest first, with who looked at it. */
export function ShareList() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(sharesQuery())
  const [now] = useState(Date.now)
  if (!data)
    return (
      <p role={error ? 'alert' : 'status'} className="py-6 text-center text-ink-2">
        {error ? error.message : 'Loading…'}
      </p>
    )
  const shares = data.pages.flatMap(({ items }) => items)
  if (shares.length === 0)
    return <p className="py-6 text-center text-ink-2">No links yet. The first one will be here.</p>
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {shares.map((share) => (
          <ShareRow key={share.id} share={share} now={now} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function ShareRow({ share, now }: { share: Share; now: number }) {
  const { id, title, generationIds, createdAt, views, lastViewedAt } = share
  const state = stateOf(share, now)
  const what = generationIds ? countOf(generationIds.length, 'image') : 'Whole run'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className={`min-w-0 flex-1 basis-64 ${state === 'open' ? '' : 'text-ink-3'}`}>
        <p className="truncate font-medium" title={title}>
          {title.trim() || 'Without a prompt'}
        </p>
        <p className="text-sm text-ink-3">
          {[what, `made ${formatAgo(createdAt, now)}`, hiddenWords(share)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="text-sm text-ink-3">
          {countOf(views, 'view')}
          {lastViewedAt && (
            <>
              , last{' '}
              <time dateTime={lastViewedAt} title={formatMoment(lastViewedAt)}>
                {formatAgo(lastViewedAt, now)}
              </time>
            </>
          )}
          {state === 'open' && share.expiresAt && <> · ends {formatMoment(share.expiresAt)}</>}
        </p>
      </div>
      {state === 'open' ? (
        <RevokeButton id={id} name={title.trim() || 'this link'} />
      ) : (
        <span className="text-sm text-ink-3">{state === 'revoked' ? 'Revoked' : 'Expired'}</span>
      )}
    </li>
  )
}
