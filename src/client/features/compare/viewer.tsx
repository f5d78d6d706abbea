import type { ReactNode, RefObject } from 'react'
import type { ZoomController } from '../../lib/zoom-controller.ts'
import { useZoomStage } from '../../lib/use-zoom-stage.ts'
import { gridOf } from './board-layout.ts'
import { useSize } from './use-size.ts'
import type { FrameRole } from './viewer-frame.tsx'
import { ViewerFrame } from './viewer-frame.tsx'
import { isStacked } from './viewer-item.ts'
import type { Pair, ViewerItem, ViewerMode } from './viewer-item.ts'

interface ViewerProps {
  items: readonly ViewerItem[]
  mode: ViewerMode
  pair: Pair
  /** Of the pair, while the two take turns. */
  isSecondShown: boolean
  active: number
  zoom: ZoomController
  onStep: (step: 1 | -1) => void
  /** Beside the name of each. */
  renderCorner?: ((item: ViewerItem, index: number) => ReactNode) | undefined
  /** The whole stage, for what sets variables on it. */
  stageRef: RefObject<HTMLDivElement | null>
  /** What lies over the pictures. */
  children?: ReactNode
}

/**
 * Pictures under one zoom. It knows nothing but what it is given: no server, no library, no names. Each keeps its
 * frame through all modes, so that nothing is loaded or decoded twice.
 */
export function Viewer({
  items,
  stageRef,
  zoom,
  onStep,
  renderCorner,
  children,
  ...shown
}: ViewerProps) {
  const { mode, pair } = shown
  const size = useSize(stageRef)

  useZoomStage(stageRef, zoom, onStep)

  const whole = { left: 0, top: 0, ...size }
  const grid =
    mode === 'grid'
      ? gridOf(
          items.map(({ width, height }) => width / height),
          size,
        )
      : []

  return (
    <div
      ref={stageRef}
      className="absolute inset-0 touch-pan-y [--line:50%] [--onion:0.5] overflow-hidden select-none data-zoomed:cursor-grab data-zoomed:touch-none data-zoomed:active:cursor-grabbing"
    >
      {size.width > 0 &&
        inDrawingOrder(items, pair, mode).map(({ item, index }) => (
          <ViewerFrame
            key={item.id}
            item={item}
            rect={grid[index] ?? whole}
            role={roleOf(shown, index)}
            isLit={mode === 'flicker' && index === pair[shown.isSecondShown ? 1 : 0]}
            zoom={zoom}
            corner={renderCorner?.(item, index)}
          />
        ))}
      {children}
    </div>
  )
}

type Shown = Pick<ViewerProps, 'mode' | 'pair' | 'active' | 'isSecondShown'>

function roleOf({ mode, pair, active, isSecondShown }: Shown, index: number): FrameRole {
  if (mode === 'grid') return 'alone'
  if (mode === 'single') return index === active ? 'alone' : 'hidden'
  if (index === pair[0]) return 'below'
  if (index !== pair[1]) return 'hidden'
  if (mode === 'wipe') return 'wiped'
  if (mode === 'overlay') return 'faded'
  return isSecondShown ? 'above' : 'off'
}

/** The second of a pair lies over the first; otherwise the order of the items is that of the reading. */
function inDrawingOrder(items: readonly ViewerItem[], pair: Pair, mode: ViewerMode) {
  const indexed = items.map((item, index) => ({ item, index }))
  if (!isStacked(mode)) return indexed
  return indexed.toSorted((a, b) => Number(a.index === pair[1]) - Number(b.index === pair[1]))
}
