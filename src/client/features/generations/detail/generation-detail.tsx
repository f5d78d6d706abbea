import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useLocation } from 'wouter'
import { titleOf } from '../../../lib/run-title.ts'
import { generationDetailQuery, generationQuery } from '../../../queries/generation-queries.ts'
import { runQuery } from '../../../queries/run-query.ts'
import { Button } from '../../../ui/button.tsx'
import { CloseButton, Dialog } from '../../../ui/dialog.tsx'
import { Dot, hueClass, targetName } from '../../../ui/target-name.tsx'
import { DetailActions } from './detail-actions.tsx'
import { DetailFacts } from './detail-facts.tsx'
import { DetailStage } from './detail-stage.tsx'
import { ReferenceList } from './reference-list.tsx'
import { RemixNote } from '../gallery/remix-note.tsx'
import { SentRequestView } from './sent-request-view.tsx'
import { PromptView } from './prompt-view.tsx'
import { Timeline } from './timeline.tsx'
import { neighbourOf } from '../gallery/neighbours.ts'

const stepClass =
  'absolute top-1/2 grid size-10 -translate-y-1/2 place-items-center rounded-full bg-black/40 text-white backdrop-blur-md transition-opacity hover:bg-black/65 pointer-fine:opacity-60 pointer-fine:hover:opacity-100'

interface GenerationDetailProps {
  id: string
  /** Beside its own, what other features can do with it. */
  actions?: ReactNode
  onClose: () => void
}

/** Everything about one generation, over the gallery it belongs to. */
export function GenerationDetail({ id, actions, onClose }: GenerationDetailProps) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { data: generation, error } = useQuery(generationQuery(id))
  const { data: detail } = useQuery({
    ...generationDetailQuery(id, generation?.cursor),
    enabled: generation !== undefined,
  })
  const { data: run } = useQuery({
    ...runQuery(generation?.runId ?? ''),
    enabled: generation !== undefined,
  })

  function go(step: 1 | -1) {
    const next = neighbourOf(client, id, step)
    if (next) navigate(`/generations/${next}`, { replace: true })
  }

  function onKeyDown({ key, target }: KeyboardEvent) {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
    if (target instanceof HTMLElement && target.closest('pre, textarea, input')) return
    go(key === 'ArrowRight' ? 1 : -1)
  }

  return (
    <Dialog
      label={generation ? targetName(generation) : 'Generation'}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="h-dvh max-h-dvh w-screen max-w-none border-0 p-0 sm:h-[calc(100dvh-32px)] sm:w-[calc(100vw-32px)] sm:rounded-lg sm:border"
    >
      {generation ? (
        <div
          className={`flex min-h-full flex-col lg:grid lg:h-full lg:grid-cols-[minmax(0,1fr)_400px] ${hueClass[generation.provider]}`}
        >
          <DetailStage
            key={id}
            generation={generation}
            title={run ? titleOf(run) : (detail?.prompt ?? '')}
            sourceId={run?.references.modify?.imageId}
          >
            <button
              type="button"
              aria-label="Previous"
              onClick={() => go(-1)}
              className={`${stepClass} left-3`}
            >
              <ChevronLeft size={20} />
            </button>
            <button
              type="button"
              aria-label="Next"
              onClick={() => go(1)}
              className={`${stepClass} right-3`}
            >
              <ChevronRight size={20} />
            </button>
          </DetailStage>
          <div className="flex min-h-0 flex-col gap-5 border-line p-5 lg:overflow-y-auto lg:border-l">
            <div className="flex items-center gap-2.5">
              <Dot />
              <h2 className="text-[16px] font-medium">{targetName(generation)}</h2>
              {generation.mode === 'sandbox' && (
                <span className="rounded-full border border-line-strong px-2 text-[11px] leading-5 text-ink-2">
                  Sandbox
                </span>
              )}
              <div className="-my-1 -mr-1.5 ml-auto max-lg:fixed max-lg:top-2 max-lg:right-3 max-lg:rounded-full max-lg:bg-raised/80">
                <CloseButton onClick={onClose} />
              </div>
            </div>
            {detail && detail.prompt !== '' && <PromptView prompt={detail.prompt} />}
            {run?.remixOf && (
              <p className="-mt-3 flex items-start justify-between gap-3 leading-5 text-[13px] text-ink-3">
                <RemixNote run={run} sourceId={run.remixOf} />
              </p>
            )}
            <DetailActions generation={generation} run={run} onClose={onClose}>
              <Suspense>{actions}</Suspense>
            </DetailActions>
            {run && <ReferenceList generation={generation} run={run} />}
            <DetailFacts generation={generation} />
            {detail && <Timeline key={id} generation={generation} history={detail.history} />}
            {detail?.request && <SentRequestView request={detail.request} />}
          </div>
        </div>
      ) : (
        <div className="grid min-h-full place-content-center justify-items-center gap-3 p-6">
          <p role="alert" className="text-ink-2">
            {error ? error.message : 'Loading…'}
          </p>
          <Button onClick={onClose}>Back to the studio</Button>
        </div>
      )}
    </Dialog>
  )
}
