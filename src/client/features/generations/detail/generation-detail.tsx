import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withGallery } from '../../../lib/gallery-address.ts'
import { titlePage } from '../../../lib/page-title.ts'
import { titleOf } from '../../../lib/run-title.ts'
import { useFullScreen } from '../../../lib/use-full-screen.ts'
import { useMapShown } from '../../../lib/use-map-shown.ts'
import { createZoomController } from '../../../lib/zoom-controller.ts'
import { generationDetailQuery } from '../../../queries/generation-detail-query.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { runQuery } from '../../../queries/run-query.ts'
import { useFamilyNews } from '../../../queries/use-family-news.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { hueClass, targetName } from '../../../ui/target-name.tsx'
import { pressDetailKey } from './detail-keys.ts'
import { DetailStage } from './detail-stage.tsx'
import { growFromCard } from './grow.ts'
import { Inspector } from './inspector.tsx'
import { MissingDetail } from './missing-detail.tsx'
import { StageBar, StepArrows } from './stage-controls.tsx'
import { useDelete } from './use-delete.ts'
import { useFocusReturn } from './use-focus-return.ts'
import { useNeighbours } from './use-neighbours.ts'

interface GenerationDetailProps {
  id: string
  /** Beside its own, what other features can do with it. */
  actions?: ReactNode
  /** What has to be known about the whole studio, such as that its server is away. */
  notice?: ReactNode
  onClose: () => void
}

/** Everything about one generation, over the gallery it belongs to. */
export function GenerationDetail({ id, actions, notice, onClose }: GenerationDetailProps) {
  const [, navigate] = useLocation()
  const search = useSearch()
  const { data: known, error, failureCount } = useQuery(generationQuery(id))
  const isErased = known?.erased === true
  const generation = isErased ? undefined : known
  const isKnown = generation !== undefined
  const { data: detail } = useQuery({
    ...generationDetailQuery(id, generation?.cursor),
    enabled: isKnown,
  })
  const { data: run } = useQuery({ ...runQuery(generation?.runId ?? ''), enabled: isKnown })
  useFamilyNews(generation, detail?.lineage)

  const placeRef = useRef<HTMLOutputElement>(null)
  const stageRef = useRef<HTMLElement>(null)
  const shortcutsRef = useRef<HTMLSpanElement>(null)
  const [isFull, onFullScreen] = useFullScreen(stageRef)
  const [isComparing, setIsComparing] = useState(true)
  const [isMapShown, onMap] = useMapShown()
  const zoom = useZoom(id)
  const getFrame = useCallback(
    () => stageRef.current?.querySelector('[data-zoom-frame]') ?? null,
    [stageRef],
  )

  const { previous, next } = useNeighbours(id)
  const open = useCallback(
    (other: string | undefined) => {
      if (other) navigate(withGallery(`/generations/${other}`, search), { replace: true })
    },
    [navigate, search],
  )
  const onStep = useCallback(
    (step: 1 | -1) => open(step === 1 ? next : previous),
    [open, next, previous],
  )
  const remove = useDelete(generation, () => {
    const beside = next ?? previous
    if (beside) open(beside)
    else onClose()
  })

  const title = run ? titleOf(run) : (detail?.prompt ?? '')
  const place = generation && title !== '' ? `${targetName(generation)}: ${title}` : ''
  usePlaceInTitle(place)
  useFocusReturn(id, { previous, next })
  useGrow(id, stageRef)
  useKeptFocus(placeRef, known)

  function onKeyDown(event: KeyboardEvent) {
    const isOurs = pressDetailKey(event, {
      zoom,
      getFrame,
      onStep,
      onCompare: () => setIsComparing(!isComparing),
      onFullScreen: () => onFullScreen?.(),
      onMap,
      onDelete: () => remove?.(),
      onShortcuts: () => shortcutsRef.current?.querySelector('button')?.click(),
    })
    if (isOurs) event.preventDefault()
  }

  const sourceId = generation?.status === 'succeeded' ? run?.references.modify?.imageId : undefined

  return (
    <Dialog
      label={generation ? targetName(generation) : 'Generation'}
      onClose={onClose}
      onKeyDown={onKeyDown}
      // Under the bar at the thumb; the steps after a failure may take two rows of it.
      className={`h-dvh max-h-none w-screen max-w-none border-0 p-0 max-lg:[&>output]:bottom-20 ${generation && !generation.image ? 'max-lg:pb-30' : 'max-lg:pb-16'}`}
    >
      {notice}
      <output ref={placeRef} className="sr-only">
        {place}
      </output>
      {generation ? (
        <div
          className={`flex min-h-full flex-col lg:grid lg:h-full lg:grid-cols-[minmax(0,1fr)_400px] ${hueClass[generation.provider]}`}
        >
          <DetailStage
            generation={generation}
            title={title}
            sourceId={isComparing ? sourceId : undefined}
            zoom={zoom}
            isMapShown={isMapShown}
            stageRef={stageRef}
            onStep={onStep}
          >
            {(previous ?? next) && (
              <StepArrows hasPrevious={!!previous} hasNext={!!next} onStep={onStep} />
            )}
            {generation.image && (
              <StageBar
                zoom={zoom}
                getFrame={getFrame}
                isFull={isFull}
                onFullScreen={onFullScreen}
                isComparing={sourceId ? isComparing : null}
                onCompare={() => setIsComparing(!isComparing)}
                shortcutsRef={shortcutsRef}
              />
            )}
          </DetailStage>
          <Inspector
            generation={generation}
            detail={detail}
            run={run}
            actions={actions}
            isCovered={isFull}
            onDelete={remove}
            onClose={onClose}
          />
        </div>
      ) : (
        <MissingDetail
          isErased={isErased}
          error={error}
          failures={failureCount}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

/** Each picture is first seen whole. */
function useZoom(id: string) {
  // oxlint-disable-next-line react/exhaustive-deps -- Another picture, another view.
  const zoom = useMemo(() => createZoomController(), [id])
  useEffect(() => () => zoom.stop(), [zoom])
  return zoom
}

function usePlaceInTitle(place: string) {
  useEffect(() => {
    titlePage({ place: place.length > 60 ? `${place.slice(0, 59)}…` : place })
    return () => titlePage({ place: '' })
  }, [place])
}

/** Only when it opens: from one to the next there is no card to grow from. */
function useGrow(id: string, stageRef: { current: HTMLElement | null }) {
  const openedRef = useRef(id)
  useLayoutEffect(() => {
    const dialog = stageRef.current?.closest('dialog')
    return dialog ? growFromCard(openedRef.current, dialog) : undefined
  }, [stageRef])
}

/** What had the focus may go with a change of state; the keys must not go with it. */
function useKeptFocus(insideRef: { current: HTMLElement | null }, news: unknown) {
  useEffect(() => {
    if (document.activeElement === document.body) insideRef.current?.closest('dialog')?.focus()
  }, [insideRef, news])
}
