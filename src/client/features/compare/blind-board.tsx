import { useCallback, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { BackButton, FullPage } from '../../ui/full-page.tsx'
import { BlindCorner } from './blind-corner.tsx'
import { pressKey } from './board-keys.ts'
import { useBoardState } from './board-state.ts'
import { mapPlaceClass } from './map-place.ts'
import { ModePicker } from './mode-picker.tsx'
import { StepBar } from './step-bar.tsx'
import { useFullScreen } from '../../lib/use-full-screen.ts'
import { useMapShown } from '../../lib/use-map-shown.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useLinkedZoom } from './use-linked-zoom.ts'
import { useStepping } from './use-stepping.ts'
import { hasPicture } from './viewer-item.ts'
import type { ViewerItem } from './viewer-item.ts'
import { Viewer } from './viewer.tsx'
import { Minimap } from '../../ui/minimap.tsx'
import { ZoomBar } from '../../ui/zoom-bar.tsx'

interface BlindBoardProps {
  title: string
  /** Their ids are letters, from A on. */
  items: readonly ViewerItem[]
  /** The letter chosen, or null for none of them; undefined before. */
  choice: string | null | undefined
  onChoose: (letter: string | null) => void
  onClose: () => void
  /** What is said once the curtain is up. */
  result: ReactNode
}

/** Pictures under one zoom of which nothing is known but how they look. */
export function BlindBoard({ title, items, choice, onChoose, onClose, result }: BlindBoardProps) {
  const [state, change] = useBoardState()
  const isNarrow = useIsNarrow()
  const zoom = useLinkedZoom()
  const screenRef = useRef<HTMLElement>(null)
  const stageRef = useRef<HTMLDivElement>(null)
  const [isMapShown, onMap] = useMapShown()
  const [isFull, onFullScreen] = useFullScreen(screenRef)
  const isOpen = choice === undefined

  const mode = isNarrow || state.mode !== 'grid' ? 'single' : 'grid'
  const active = Math.min(state.at, items.length - 1)
  const activeItem = items[active]
  const activeId = activeItem?.id
  const getFrame = useCallback(
    () => stageRef.current?.querySelector(`[data-zoom-frame][data-id="${activeId}"]`) ?? null,
    [activeId],
  )
  const onStep = useStepping(items.length, active, (next) => change({ at: next }), getFrame)

  function choose(letter: string | undefined) {
    if (isOpen && letter !== undefined) onChoose(letter)
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, repeat } = event
    const item = items.find(({ id }) => id === key.toUpperCase())
    // Before all else: of six pictures, F is one.
    if (isOpen && item && !ctrlKey && !metaKey && !altKey) {
      event.preventDefault()
      if (!repeat) choose(item.id)
      return
    }
    const isOurs = pressKey(event, {
      zoom,
      getFrame,
      onStep: (by) => onStep(by, true),
      onPick: (index) => choose(items[index]?.id),
      onFullScreen: () => onFullScreen?.(),
      onPause: () => undefined,
      onMap,
    })
    if (isOurs) event.preventDefault()
  }

  return (
    <FullPage label={`Blind: ${title}`} onClose={onClose} onKeyDown={onKeyDown}>
      <div className="flex h-full flex-col">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-5">
          <BackButton onClick={onClose} />
          <h1 title={title} className="min-w-0 flex-1 truncate text-base font-medium">
            {title}
          </h1>
          {!isNarrow && (
            <ModePicker
              mode={mode}
              // Those with two over one another are for the board with names.
              count={1}
              isNarrow={isNarrow}
              onMode={(next) => change({ mode: next })}
            />
          )}
        </header>
        <section
          ref={screenRef}
          aria-label="Pictures"
          className="relative min-h-0 flex-1 bg-page sm:mx-5 [&:fullscreen]:mx-0"
        >
          <Viewer
            stageRef={stageRef}
            items={items}
            mode={mode}
            pair={[0, 1]}
            isSecondShown={false}
            active={active}
            zoom={zoom}
            onStep={onStep}
            renderCorner={({ id }) => (
              <BlindCorner letter={id} choice={choice} onChoose={() => choose(id)} />
            )}
          />
          {isMapShown && activeItem && hasPicture(activeItem) && (
            <Minimap item={activeItem} stageRef={stageRef} zoom={zoom} className={mapPlaceClass} />
          )}
          <ZoomBar zoom={zoom} getFrame={getFrame} isFull={isFull} onFullScreen={onFullScreen}>
            {mode === 'single' && (
              <StepBar place={active + 1} count={items.length} onStep={onStep} />
            )}
          </ZoomBar>
        </section>
        <footer className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-5">
          <output className="min-w-0 flex-1 basis-60 text-base text-ink-2">
            {isOpen
              ? 'Which is the best? Press its letter or “Best”, and you see who made them.'
              : result}
          </output>
          {isOpen && <Button onClick={() => onChoose(null)}>Can’t tell</Button>}
        </footer>
      </div>
    </FullPage>
  )
}
