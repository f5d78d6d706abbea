import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { imageUrl } from '../../../lib/image-source.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { runQuery } from '../../../queries/run-query.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { differencesFrom } from './differences.ts'

interface RemixNoteProps {
  run: ListedRun
  /** The generation that the run was made from. */
  sourceId: string
}

/** What a remix changed, with the way to its source. */
export function RemixNote({ run, sourceId }: RemixNoteProps) {
  const { data: generation, error } = useQuery(generationQuery(sourceId))
  const { data: source } = useQuery({
    ...runQuery(generation?.runId ?? ''),
    enabled: generation !== undefined,
  })
  if (error && !generation) return 'Remix of a picture that was deleted'
  if (!generation || !source) return null

  const differences = differencesFrom(source, run)
  const words = differences.length > 0 ? `Remix: ${differences.join(', ')}` : 'Remix, unchanged'
  if (generation.deletedAt !== null)
    return (
      <>
        <Words>{words}</Words>
        <span className="flex-none">Its source is in the trash</span>
      </>
    )
  return (
    <>
      <Words>{words}</Words>
      <Link
        href={`/generations/${sourceId}`}
        className="group/source flex flex-none items-center gap-1.5 rounded-sm text-ink-2 hover:text-ink"
      >
        {generation.image && (
          <img
            src={imageUrl(generation.image.id, 320)}
            alt=""
            className="size-5 rounded-[4px] object-cover"
          />
        )}
        <span className="underline decoration-line-strong underline-offset-3 group-hover/source:decoration-current">
          Source
        </span>
      </Link>
    </>
  )
}

const Words = ({ children }: { children: string }) => (
  <span className="group-data-strip/note:truncate" title={children}>
    {children}
  </span>
)
