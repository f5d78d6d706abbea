import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { Toasts } from './toast-list.tsx'

interface DialogProps extends Omit<ComponentProps<'dialog'>, 'onClose'> {
  label: string
  onClose: () => void
  children: ReactNode
}

/** Open for as long as it is there; the platform keeps the focus in it and gives it back. */
export function Dialog({ label, onClose, className = '', children, ...props }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Not its first button, which would look chosen.
    dialog?.focus()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={ref}
      aria-label={label}
      tabIndex={-1}
      // The page decides when it is closed, so that address and dialog cannot differ.
      onCancel={(event) => {
        // In React this bubbles: a dialog within it, or a file picker, is closed without it.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      closedby="any"
      className={`m-auto animate-fade outline-none overscroll-contain border border-line-strong bg-raised text-ink shadow-float ${className}`}
      {...props}
    >
      {children}
      <Toasts />
    </dialog>
  )
}

export function CloseButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label="Close"
      onClick={onClick}
      className="grid size-9 pointer-coarse:size-11 flex-none place-items-center rounded-full text-ink-2 hover:bg-sunken hover:text-ink"
    >
      <X size={18} />
    </button>
  )
}
