import type { ReactNode } from 'react'
import type { Generation, GenerationDetail } from '#shared/generation.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { CloseButton } from '../../../ui/dialog.tsx'
import { Dot, targetName } from '../../../ui/target-name.tsx'
import { DetailActions } from './detail-actions.tsx'
import { DetailFacts } from './detail-facts.tsx'
import { LineageView } from './lineage-view.tsx'
import { PromptView } from './prompt-view.tsx'
import { ReferenceList } from './reference-list.tsx'
import { SentRequestView } from './sent-request-view.tsx'
import { Timeline } from './timeline.tsx'
import { TrashNotice } from './trash-notice.tsx'

interface InspectorProps {
  generation: Generation
  /** Undefined until it is loaded, as the run. */
  detail: Pick<GenerationDetail, 'prompt' | 'request' | 'history' | 'lineage'> | undefined
  run: ListedRun | undefined
  /** What other features can do with it. */
  actions: ReactNode
  onDelete: (() => void) | null
  /** The picture fills the screen. */
  isCovered: boolean
  onClose: () => void
}

/** Beside the picture: what was asked for, what came of it, and where it can go from here. */
export function Inspector({
  generation,
  detail,
  run,
  actions,
  isCovered,
  onClose,
  ...rest
}: InspectorProps) {
  const { id, mode, deletedAt } = generation
  return (
    <div
      inert={isCovered}
      className="flex min-h-0 flex-col border-line lg:overflow-y-auto lg:border-l"
    >
      <header className="top-0 z-1 flex items-center gap-2.5 bg-raised px-5 pt-4 pb-3 lg:sticky">
        <Dot />
        <h2 className="text-md font-medium">{targetName(generation)}</h2>
        {mode === 'sandbox' && (
          <span className="rounded-full border border-line-strong px-2 text-xs text-ink-2">
            Sandbox
          </span>
        )}
        <div className="-my-1 -mr-1.5 ml-auto max-lg:fixed max-lg:top-2 max-lg:right-3 max-lg:z-3 max-lg:rounded-full max-lg:bg-raised max-lg:shadow-panel">
          <CloseButton onClick={onClose} />
        </div>
      </header>
      <div className="flex flex-col gap-6 px-5 pb-8">
        {deletedAt !== null && <TrashNotice generation={generation} deletedAt={deletedAt} />}
        {detail && detail.prompt !== '' && (
          <PromptView key={`prompt ${id}`} prompt={detail.prompt} />
        )}
        {deletedAt === null && (
          <DetailActions generation={generation} run={run} onClose={onClose} {...rest}>
            {actions}
          </DetailActions>
        )}
        {detail && <LineageView key={`lineage ${id}`} lineage={detail.lineage} run={run} />}
        {run && <ReferenceList generation={generation} run={run} />}
        <DetailFacts generation={generation} />
        {detail && (
          <Timeline key={`timeline ${id}`} generation={generation} history={detail.history} />
        )}
        {detail?.request && <SentRequestView request={detail.request} />}
      </div>
    </div>
  )
}
