import { Copy } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/toasts.tsx'

export function PromptView({ prompt }: { prompt: string }) {
  return (
    <div>
      <p className="max-h-[228px] overflow-y-auto text-[16px] leading-6 tracking-[-0.008em] break-words whitespace-pre-wrap">
        {prompt}
      </p>
      <Button look="bare" className="mt-1 -ml-2" onClick={() => void copyText(prompt, 'Prompt')}>
        <Copy size={14} /> Copy prompt
      </Button>
    </div>
  )
}
