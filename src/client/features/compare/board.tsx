import { useCallback, useRef } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { BackButton, FullPage } from '../../ui/full-page.tsx'
import type { BoardEntry } from './board-entry.ts'
import { pressKey } from './board-keys.ts'
import { orderOf } from './board-order.ts'
import { useBoardState } from './board-state.ts'
import { CompareTable } from './compare-table.tsx'
import { mapPlaceClass } from './map-place.ts'
import { ModePicker } from './mode-picker.tsx'
import { PairControls } from './pair-controls.tsx'
import { PickButton } from './pick-button.tsx'
import { StepBar } from './step-bar.tsx'
import { useFlicker } from './use-flicker.ts'
import { useFullScreen } from '../../lib/use-full-screen.ts'
import { useMapShown } from '../../lib/use-map-shown.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useLinkedZoom } from './use-linked-zoom.ts'
import { useStepping } from './use-stepping.ts'
import { hasPicture, isStacked } from './viewer-item.ts'
import type { Pair } from './viewer-item.ts'
import { Viewer } from './viewer.tsx'
import { WipeLine } from './wipe-line.tsx'
import { Minimap } from '../../ui/minimap.tsx'
import { ZoomBar } from '../../ui/zoom-bar.tsx'

interface BoardProps {
  title: string
  /** In the order of the run, or in that in which they were picked. */
  entries: readonly BoardEntry[]
  onPick: (entry: BoardEntry) => void
  onClose: () => void
  /** Beside the title. */
  note?: ReactNode
}

/** Several generations side by side under one zoom, and below them what differs. */
export function Board({ title, entries, onPick, onClose, note }: BoardProps) {
  const [state, change] = useBoardState()
  const isNarrow = useIsNarrow()
  const zoom = useLinkedZoom()
  const screenRef = useRef<HTMLElement>(null)
  const stageRef = useRef<HTMLDivElement>(null)
  const [isMapShown, onMap] = useMapShown()
  const [isFull, onFullScreen] = useFullScreen(screenRef)

  const order = orderOf(
    entries.map(({ generation }) => generation),
    state.sort,
  )
  const sorted = order.flatMap((place) => entries[place] ?? [])
  const items = sorted.map(({ item }) => item)
  const placeOf = (original: number) => Math.max(0, order.indexOf(original))
  const count = entries.length
  const active = placeOf(Math.min(state.at, count - 1))
  const pair = pairOf([placeOf(state.pair[0]), placeOf(state.pair[1])], count)
  const wanted = isNarrow && state.mode === 'grid' ? 'single' : state.mode
  const mode = count < 2 && isStacked(wanted) ? 'single' : wanted
  const flicker = useFlicker(mode === 'flicker')

  const activeItem = items[isStacked(mode) ? pair[0] : active]
  const activeId = activeItem?.id
  const mapped = activeItem && hasPicture(activeItem) ? activeItem : items.find(hasPicture)
  const getFrame = useCallback(
    () => stageRef.current?.querySelector(`[data-zoom-frame][data-id="${activeId}"]`) ?? null,
    [activeId],
  )

  const onStep = useStepping(count, active, (next) => change({ at: order[next] ?? 0 }), getFrame)

  function pick(index: number) {
    const entry = sorted[index]
    if (entry?.generation.image) onPick(entry)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLElement && event.target.closest('input, select, table')) return
    const isOurs = pressKey(event, {
      zoom,
      getFrame,
      onStep: (by) => onStep(by, true),
      onPick: pick,
      onFullScreen: () => onFullScreen?.(),
      onPause: flicker.toggle,
      onMap,
    })
    if (isOurs) event.preventDefault()
  }

  return (
    <FullPage label={`Compare: ${title}`} onClose={onClose} onKeyDown={onKeyDown}>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-5">
        <BackButton onClick={onClose} />
        <h1 title={title} className="min-w-0 flex-1 truncate text-base font-medium">
          {title}
        </h1>
        <ModePicker
          mode={mode}
          count={count}
          isNarrow={isNarrow}
          onMode={(next) => change({ mode: next })}
        />
        {note}
      </header>
      <section
        ref={screenRef}
        aria-label="Pictures"
        className="bg-page sm:px-5 [&:fullscreen]:px-0"
        style={{ '--rows': count } as CSSProperties}
      >
        <div
          className={`relative ${isFull ? 'h-dvh' : 'h-[62dvh] sm:h-[max(60dvh,calc(100dvh-116px-var(--rows)*34px))]'}`}
        >
          <Viewer
            stageRef={stageRef}
            items={items}
            mode={mode}
            pair={pair}
            isSecondShown={flicker.isSecondShown}
            active={active}
            zoom={zoom}
            onStep={onStep}
            renderCorner={(item, index) =>
              sorted[index]?.generation.image && (
                <PickButton
                  number={index + 1}
                  label={item.label}
                  isPicked={sorted[index].isPicked}
                  onPick={() => pick(index)}
                />
              )
            }
          >
            {mode === 'wipe' && (
              <WipeLine
                stageRef={stageRef}
                first={items[pair[0]]?.label ?? ''}
                second={items[pair[1]]?.label ?? ''}
              />
            )}
          </Viewer>
          {isMapShown && mapped && (
            <Minimap item={mapped} stageRef={stageRef} zoom={zoom} className={mapPlaceClass} />
          )}
          <ZoomBar
            zoom={zoom}
            getFrame={getFrame}
            isFull={isFull}
            onFullScreen={onFullScreen}
            canZoom={mapped !== undefined}
          >
            {mode === 'single' && count > 1 && (
              <StepBar place={active + 1} count={count} onStep={onStep} />
            )}
            {isStacked(mode) && (
              <PairControls
                items={items}
                mode={mode}
                pair={pair}
                onPair={([first, second]) =>
                  change({ pair: [order[first] ?? 0, order[second] ?? 1] })
                }
                stageRef={stageRef}
                flicker={flicker}
              />
            )}
          </ZoomBar>
        </div>
      </section>
      <CompareTable entries={sorted} sort={state.sort} onSort={(sort) => change({ sort })} />
    </FullPage>
  )
}

/** Two different ones, whatever an address says. */
const pairOf = ([first, second]: Pair, count: number): Pair => {
  const a = Math.min(first, count - 1)
  return second < count && second !== a ? [a, second] : [a, a === 0 ? 1 : 0]
}
