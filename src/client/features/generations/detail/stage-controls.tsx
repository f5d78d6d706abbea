import { ChevronLeft, ChevronRight, Keyboard, SquareSplitHorizontal } from 'lucide-react'
import type { RefObject } from 'react'
import type { ZoomController } from '../../../lib/zoom-controller.ts'
import { Popover } from '../../../ui/popover.tsx'
import { ZoomBar } from '../../../ui/zoom-bar.tsx'
import { detailShortcuts } from './detail-shortcuts.ts'

const stepClass =
  'absolute top-1/2 z-2 grid size-11 -translate-y-1/2 place-items-center rounded-full bg-black/50 text-white transition-opacity pointer-fine:bg-black/65 hover:bg-black/80 pointer-fine:opacity-70 pointer-fine:hover:opacity-100 pointer-fine:focus-visible:opacity-100'
const pillClass =
  'inline-flex h-8 items-center gap-1.5 rounded-full bg-black/65 px-2.5 text-xs text-white hover:bg-black/80'

export function StepArrows({
  hasPrevious,
  hasNext,
  onStep,
}: {
  hasPrevious: boolean
  hasNext: boolean
  onStep: (step: 1 | -1) => void
}) {
  return (
    <>
      {hasPrevious && (
        <button
          type="button"
          aria-label="Previous"
          title="Previous (←)"
          onClick={() => onStep(-1)}
          className={`${stepClass} left-3`}
        >
          <ChevronLeft size={20} />
        </button>
      )}
      {hasNext && (
        <button
          type="button"
          aria-label="Next"
          title="Next (→)"
          onClick={() => onStep(1)}
          className={`${stepClass} right-3`}
        >
          <ChevronRight size={20} />
        </button>
      )}
    </>
  )
}

interface StageBarProps {
  zoom: ZoomController
  getFrame: () => Element | null
  isFull: boolean
  onFullScreen: (() => void) | null
  /** Null where there is nothing to compare with. */
  isComparing: boolean | null
  onCompare: () => void
  shortcutsRef: RefObject<HTMLSpanElement | null>
}

/** Along the lower edge of the picture. A finger needs none of it, and would have it in its way. */
export function StageBar({ isComparing, onCompare, shortcutsRef, ...bar }: StageBarProps) {
  return (
    <div className="max-lg:pointer-coarse:hidden">
      <ZoomBar {...bar}>
        {isComparing !== null && (
          <button
            type="button"
            aria-pressed={isComparing}
            title="Before and after (B)"
            onClick={onCompare}
            className={`${pillClass} aria-pressed:bg-white aria-pressed:text-black`}
          >
            <SquareSplitHorizontal size={14} /> Compare with before
          </button>
        )}
        <span ref={shortcutsRef} className="order-last max-sm:hidden">
          <Popover
            triggerClassName={pillClass}
            className="w-[300px]"
            trigger={
              <>
                <Keyboard size={14} />
                <span className="sr-only">Keys</span>
              </>
            }
          >
            {() => <ShortcutList />}
          </Popover>
        </span>
      </ZoomBar>
    </div>
  )
}

function ShortcutList() {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5 p-1 text-sm">
      {detailShortcuts.map(({ keys, does }) => (
        <div key={does} className="contents">
          <dt className="num whitespace-nowrap text-ink">{keys}</dt>
          <dd className="text-ink-2">{does}</dd>
        </div>
      ))}
    </dl>
  )
}
