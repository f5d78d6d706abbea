import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { dropToast, useToastStore } from './toasts.ts'
import type { Toast } from './toasts.ts'

const shownForMs = 7_000
const againMs = 1_000

/** Inside an open dialog only what stands in it can be seen, so the dialog shows the toasts then. */
export function Toasts() {
  const toasts = useToastStore((state) => state.toasts)
  const cameFrom = useRef<HTMLElement>(null)
  return (
    <output
      // A toast takes back what was done with tiles, and goes when it is pressed.
      data-acts
      data-toasts
      className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--foot,0px)+var(--bar,0px)+20px)] z-30 flex flex-col items-center gap-2 px-4"
    >
      {toasts.map((toast) => (
        <Line
          key={toast.id}
          toast={toast}
          onFocusFrom={(element) => (cameFrom.current = element)}
          onFocusLost={() => cameFrom.current?.focus({ preventScroll: true })}
        />
      ))}
    </output>
  )
}

interface LineProps {
  toast: Toast
  /** What had the focus before any of the toasts. */
  onFocusFrom: (element: HTMLElement) => void
  /** It goes, and the focus would go with it. */
  onFocusLost: () => void
}

function Line({ toast: { id, text, action }, onFocusFrom, onFocusLost }: LineProps) {
  const ref = useRef<HTMLDivElement>(null)
  const loseFocus = useEffectEvent(onFocusLost)

  useEffect(() => {
    const drop = () => {
      if (isInUse()) timer = setTimeout(drop, againMs)
      else dropToast(id)
    }
    let timer = setTimeout(drop, shownForMs)
    return () => clearTimeout(timer)
  }, [id])

  useLayoutEffect(() => {
    const line = ref.current
    return () => {
      if (line?.contains(document.activeElement)) loseFocus()
    }
  }, [])

  return (
    <div
      ref={ref}
      className="pointer-events-auto flex min-h-11 animate-rise items-center gap-2 rounded-full border border-line-strong bg-raised py-1.5 pr-2 pl-4 shadow-float"
    >
      <span className="pr-2">{text}</span>
      {action && (
        <Button
          onFocus={({ relatedTarget }) => {
            if (relatedTarget instanceof HTMLElement && !relatedTarget.closest('[data-toasts]'))
              onFocusFrom(relatedTarget)
          }}
          onClick={() => {
            dropToast(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
    </div>
  )
}

/** Whoever is about to press one is not left with nothing. */
const isInUse = () =>
  document.querySelector('[data-toasts]:hover, [data-toasts]:focus-within') !== null
