import { Copy } from 'lucide-react'
import { copyText } from '../../ui/copy-text.ts'

/** A line for the terminal; pressed anywhere it is copied. */
export const CopyLine = ({ text, what }: { text: string; what: string }) => (
  <button
    type="button"
    onClick={() => void copyText(text, what)}
    className="group flex min-h-9 w-full min-w-0 items-center gap-3 rounded-md bg-sunken px-3 text-left text-ink-2 hover:text-ink pointer-coarse:min-h-11"
  >
    <code className="num min-w-0 flex-1 py-2 break-words">{text}</code>
    <Copy size={14} aria-label="Copy" className="flex-none" />
  </button>
)
