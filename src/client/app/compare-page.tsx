import { useMutation, useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Board } from '../features/compare/board.tsx'
import type { BoardEntry } from '../features/compare/board-entry.ts'
import { useBoardState } from '../features/compare/board-state.ts'
import { RunPart } from '../features/compare/run-part.tsx'
import { SheetMenu } from '../features/compare/sheet-menu.tsx'
import { useStrip } from '../features/generations/gallery/use-strip.ts'
import { ShareButton } from '../features/share/share-button.tsx'
import { maxCompared } from '../lib/compare-tray.ts'
import { galleryHref } from '../lib/gallery-search.ts'
import { titleOf } from '../lib/run-title.ts'
import { generationQuery } from '../queries/generation-queries.ts'
import { pickMutation } from '../queries/pick-mutation.ts'
import type { ListedRun } from '../queries/run-queries.ts'
import { useRuns } from '../queries/use-runs.ts'
import { showToast } from '../ui/toasts.ts'
import { BlindLink } from './blind-link.tsx'
import { toEntries } from './compare-entries.tsx'
import { Waiting } from './waiting.tsx'

interface PageProps {
  onClose: () => void
}

/** A run side by side. Of one with more than fit, a part. */
export function RunPage({ id, onClose }: PageProps & { id: string }) {
  const { runs, error } = useRuns([id])
  const [run] = runs
  if (!run) return <Waiting text={error?.message ?? 'Loading…'} onClose={onClose} />
  return <RunBoard run={run} onClose={onClose} />
}

function RunBoard({ run, onClose }: PageProps & { run: ListedRun }) {
  const slots = useStrip(run)
  const [{ from }, change] = useBoardState()
  const start = from < slots.length ? from - (from % maxCompared) : 0
  const ids = slots.slice(start, start + maxCompared).map((slot) => slot.id)
  return (
    <Compared
      ids={ids}
      title={titleOf(run)}
      onClose={onClose}
      note={
        <>
          {slots.length > maxCompared && (
            <RunPart
              start={start}
              shown={ids.length}
              total={slots.length}
              onStart={(next) => change({ from: next, at: 0, pair: [0, 1] })}
            />
          )}
          <BlindLink runId={run.id} ids={slots.map((slot) => slot.id)} />
        </>
      }
    />
  )
}

/** Any that were picked, from whichever run. */
export function PickedPage({ onClose }: PageProps) {
  const listed = new URLSearchParams(useSearch()).get('ids')?.split(',') ?? []
  const ids = Array.from(new Set(listed.filter((id) => id !== ''))).slice(0, maxCompared)
  if (ids.length === 0) return <Waiting text="Nothing was chosen to compare." onClose={onClose} />
  return <Compared ids={ids} onClose={onClose} />
}

interface ComparedProps extends PageProps {
  ids: readonly string[]
  title?: string
  note?: ReactNode
}

function Compared({ ids, title, note, onClose }: ComparedProps) {
  const answers = useQueries({ queries: ids.map((id) => generationQuery(id)) })
  const generations = answers.flatMap(({ data }) => (data && data.deletedAt === null ? data : []))
  const { runs } = useRuns(Array.from(new Set(generations.map(({ runId }) => runId))))
  const pick = useMutation({
    ...pickMutation(),
    onError: (error) => showToast(error.message),
  })

  if (generations.length === 0) {
    const isWaiting = answers.some(({ isPending }) => isPending)
    const text = isWaiting ? 'Loading…' : 'These images are no longer in the library.'
    return <Waiting text={text} onClose={onClose} />
  }
  const shown = generations.flatMap(({ id, image }) => (image ? [id] : []))
  const onPick = ({ generation: { id, runId }, isPicked }: BoardEntry) =>
    pick.mutate({ runId, generationId: isPicked ? null : id })
  return (
    <Board
      title={title ?? sharedTitle(runs)}
      entries={toEntries(generations, runs)}
      onPick={onPick}
      onClose={onClose}
      note={
        <span className="flex items-center gap-2 overflow-x-auto p-1 max-sm:order-1 max-sm:w-full">
          {note}
          {shown.length > 0 && (
            <>
              <SheetMenu ids={shown} />
              <ShareButton
                subject={shown.length > 1 ? { generationIds: shown } : { generationId: shown[0] }}
              />
            </>
          )}
        </span>
      }
    />
  )
}

function sharedTitle(runs: readonly ListedRun[]): string {
  const titles = new Set(runs.map(titleOf))
  const [only] = titles
  return titles.size === 1 && only !== undefined ? only : 'Comparison'
}

/** Whichever of the two the address asks for. */
export function ComparePage({ runId }: { runId: string | null }) {
  const [, navigate] = useLocation()
  const close = () => navigate(galleryHref(), { replace: true })
  return runId === null ? (
    <PickedPage onClose={close} />
  ) : (
    <RunPage key={runId} id={runId} onClose={close} />
  )
}
