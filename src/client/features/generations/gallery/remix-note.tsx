import { useQuery } from '@tanstack/react-query'
import { imageUrl } from '../../../lib/image-source.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { runQuery } from '../../../queries/run-query.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { GenerationLink } from '../card/generation-link.tsx'
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
      <GenerationLink
        id={sourceId}
        className="group/source flex flex-none items-center gap-1.5 rounded-sm text-ink-2 hover:text-ink"
      >
        {generation.image && (
          <img
            src={imageUrl(generation.image.id, 160)}
            alt=""
            className="size-5 rounded-[4px] object-cover"
          />
        )}
        <span className="underline decoration-line-strong underline-offset-3 group-hover/source:decoration-current">
          Source
        </span>
      </GenerationLink>
    </>
  )
}

const Words = ({ children }: { children: string }) => (
  <span className="group-data-strip/note:truncate" title={children}>
    {children}
  </span>
)
