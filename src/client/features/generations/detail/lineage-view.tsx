import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import type { Lineage } from '#shared/generation.ts'
import { withGallery } from '../../../lib/gallery-address.ts'
import { imageUrl } from '../../../lib/image-source.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { runQuery } from '../../../queries/run-query.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { differencesFrom } from '../gallery/differences.ts'
import { statusWords } from './detail-facts.tsx'
import { Section } from './section.tsx'

/** More are folded: most are made from few. */
const shownRemixes = 4

/** Where it comes from, and what came of it. */
export function LineageView({ lineage, run }: { lineage: Lineage; run: ListedRun | undefined }) {
  const { repeats, repeatedBy, remixOf, remixes } = lineage
  const [isUnfolded, setIsUnfolded] = useState(false)
  if (!repeats && !repeatedBy && !remixOf && remixes.length === 0) return null

  const shown = isUnfolded ? remixes : remixes.slice(0, shownRemixes)
  return (
    <Section title="Lineage">
      <ul className="-mx-2 grid gap-px text-sm">
        {remixOf && (
          <Relative label="Remix of" id={remixOf.generationId} title={remixOf.title}>
            {run && <Changes sourceRunId={remixOf.runId} run={run} />}
          </Relative>
        )}
        {repeats && <Relative label="Repeats" id={repeats} />}
        {repeatedBy && <Relative label="Repeated as" id={repeatedBy} />}
        {shown.map(({ runId, generationId, title }, index) => (
          <Relative
            key={runId}
            label={index === 0 ? `Remixed into ${remixes.length}` : ''}
            id={generationId}
            runId={runId}
            title={title}
          />
        ))}
      </ul>
      {shown.length < remixes.length && (
        <p className="mt-1 text-sm text-ink-2">
          <TextButton onClick={() => setIsUnfolded(true)}>
            {remixes.length - shown.length} more remixes
          </TextButton>
        </p>
      )}
    </Section>
  )
}

interface RelativeProps {
  label: string
  /** Null where there is no image yet: then the run is what can be opened. */
  id: string | null
  runId?: string
  /** Of its run; left out where it is the same. */
  title?: string
  children?: ReactNode
}

function Relative({ label, id, runId, title, children }: RelativeProps) {
  const search = useSearch()
  const { data: generation } = useQuery({ ...generationQuery(id ?? ''), enabled: id !== null })
  const image = generation?.image
  const words = title ?? (generation ? statusWords[generation.status] : 'Another try')
  return (
    <li>
      <Link
        href={withGallery(id ? `/generations/${id}` : `/runs/${runId}`, search)}
        className="grid min-h-11 grid-cols-[96px_36px_minmax(0,1fr)] items-center gap-x-3 rounded-md px-2 py-1 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span className="text-ink-3">{label}</span>
        {image ? (
          <img
            src={imageUrl(image.id, 320)}
            alt=""
            className="size-9 rounded-sm bg-sunken object-cover"
          />
        ) : (
          <span aria-hidden className="size-9 rounded-sm border border-dashed border-line-strong" />
        )}
        <span className="min-w-0">
          <span className="line-clamp-2">{words}</span>
          {children}
        </span>
      </Link>
    </li>
  )
}

/** What a remix asks for otherwise than its source. */
function Changes({ sourceRunId, run }: { sourceRunId: string; run: ListedRun }) {
  const { data: source } = useQuery(runQuery(sourceRunId))
  if (!source) return null
  const differences = differencesFrom(source, run)
  const words = differences.length > 0 ? differences.join(', ') : 'unchanged'
  return (
    <span className="block truncate text-xs text-ink-3" title={words}>
      {words}
    </span>
  )
}
