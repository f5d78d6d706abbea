import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy-text.ts'

/** About what fits into nine lines. */
const longLength = 380

export function PromptView({ prompt }: { prompt: string }) {
  const [isExpanded, setIsExpanded] = useState(false)
  const isLong = prompt.length > longLength
  return (
    <div>
      <p
        className={`text-md tracking-[-0.008em] break-words whitespace-pre-wrap ${isLong && !isExpanded ? 'line-clamp-9' : ''}`}
      >
        {prompt}
      </p>
      <div className="mt-1 -ml-2 flex">
        <Button look="bare" onClick={() => void copyText(prompt, 'Prompt')}>
          <Copy size={14} /> Copy prompt
        </Button>
        {isLong && (
          <Button look="bare" aria-expanded={isExpanded} onClick={() => setIsExpanded(!isExpanded)}>
            {isExpanded ? 'Show less' : 'Show all'}
          </Button>
        )}
      </div>
    </div>
  )
}
