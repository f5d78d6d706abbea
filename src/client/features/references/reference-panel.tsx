import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useDraftStore } from '../../lib/draft.ts'
import { editDraft } from '../../lib/change-draft.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { ReferenceSlot } from './reference-slot.tsx'
import { ReframeEntry } from './reframe-entry.tsx'
import { useInputs } from './use-inputs.ts'

/** Side by side where there is room; each column as long as what is in it. */
const columns = [
  ['image', 'character'],
  ['style', 'modify'],
] as const

const ReframeEditor = lazyPart(() => import('./reframe-editor.tsx'), 'ReframeEditor')

interface ReferencePanelProps {
  /** By its button or by Escape. */
  onClose: () => void
  /** By a press elsewhere, which has a focus of its own. */
  onLeave: () => void
}

/** The four slots, and the quieter fifth. Floats where there is room beside the targets; else it pushes them down. */
export function ReferencePanel({ onClose, onLeave }: ReferencePanelProps) {
  const inputs = useInputs()
  const aspectRatio = useDraftStore(({ draft }) => draft.aspectRatio)
  const [isReframing, setIsReframing] = useState(false)
  const ref = usePanelEnd(onClose, onLeave)

  return (
    <section
      ref={ref}
      aria-label="References"
      className="order-last w-full min-w-0 animate-fade pt-1 lg:absolute lg:rounded-lg lg:border lg:border-line-strong lg:bg-raised lg:p-3 lg:top-[calc(100%-8px)] lg:left-3 lg:z-15 lg:w-[760px] lg:shadow-float"
    >
      <div className="grid gap-2.5 sm:grid-cols-2">
        {columns.map((column) => (
          <div key={column[0]} className="flex min-w-0 flex-col gap-2.5">
            {column.map((kind) => (
              <ReferenceSlot key={kind} kind={kind} inputs={inputs} />
            ))}
          </div>
        ))}
      </div>
      <ReframeEntry reframe={inputs.reframe} onPlace={() => setIsReframing(true)} />
      <div className="flex items-center gap-3 pt-1.5 pl-1.5 text-xs text-ink-3">
        <p className="flex-1 text-pretty">
          Drop pictures anywhere on the page, or paste them.
          <span className="max-sm:hidden"> Drag within a slot to reorder.</span>
        </p>
        <button
          type="button"
          onClick={onClose}
          className="inline-flex h-8 items-center gap-1.5 rounded-full px-2.5 text-sm text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <X size={14} aria-hidden /> Close<span className="sr-only"> references</span>
        </button>
      </div>
      {isReframing && inputs.reframe && (
        <ReframeEditor
          imageId={inputs.reframe.imageId}
          aspectRatio={aspectRatio}
          value={inputs.reframe}
          onChange={(reframe) => editDraft({ reframe })}
          onAspectRatio={(next) => editDraft({ aspectRatio: next })}
          onClose={() => setIsReframing(false)}
        />
      )}
    </section>
  )
}

/** Closed by Escape in the form, and while it floats by a press beside the form. */
function usePanelEnd(onClose: () => void, onLeave: () => void) {
  const ref = useRef<HTMLElement>(null)
  const close = useEffectEvent(onClose)
  const leave = useEffectEvent(onLeave)

  useEffect(() => {
    const panel = ref.current
    const form = panel?.closest('form') ?? panel
    const controller = new AbortController()
    const { signal } = controller
    // Enter in one of these fields is no press of Generate.
    panel?.addEventListener(
      'keydown',
      (event) => {
        const isField = event.target instanceof HTMLInputElement && event.target.type !== 'file'
        if (event.key === 'Enter' && isField && !event.metaKey && !event.ctrlKey)
          event.preventDefault()
      },
      { signal },
    )
    form?.addEventListener(
      'keydown',
      (event) => {
        const isOwn = event.target instanceof Element && !event.target.closest('dialog, [popover]')
        if (event.key === 'Escape' && isOwn && !event.defaultPrevented) close()
      },
      { signal },
    )
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!panel || !form || !(target instanceof Element)) return
        const isBeside = !form.contains(target) && !target.closest('output, dialog')
        if (isBeside && getComputedStyle(panel).position === 'absolute') leave()
      },
      { signal },
    )
    return () => controller.abort()
  }, [])
  return ref
}
