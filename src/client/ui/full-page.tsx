import { ArrowLeft } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Dialog } from './dialog.tsx'

/** Takes the whole window; the studio is behind it. */
export const FullPage = ({ className = '', ...props }: ComponentProps<typeof Dialog>) => (
  <Dialog
    className={`h-dvh max-h-none w-screen max-w-none border-0 bg-page! p-0 backdrop:hidden ${className}`}
    {...props}
  />
)

export const BackButton = ({ onClick }: { onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    className="inline-flex h-8 items-center gap-1.5 rounded-sm text-sm text-ink-2 hover:text-ink"
  >
    <ArrowLeft size={14} /> Studio
  </button>
)
