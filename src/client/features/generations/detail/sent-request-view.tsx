import { Copy } from 'lucide-react'
import type { SentRequest } from '#shared/generation.ts'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy-text.ts'

/** What went over the wire, without the key. */
export function SentRequestView({ request: { method, url, body } }: { request: SentRequest }) {
  const json = JSON.stringify(body, null, 2)
  return (
    <details className="group">
      <summary className="rounded-sm py-1 text-sm text-ink-2 hover:text-ink">
        Request as sent
      </summary>
      <div className="num mt-2 rounded-md bg-sunken">
        <p className="border-b border-line px-3.5 py-2.5 break-all text-ink-2">
          {method} {url}
        </p>
        <pre className="px-3.5 py-3 leading-5 break-words whitespace-pre-wrap">{json}</pre>
      </div>
      <Button
        look="bare"
        className="mt-1 -ml-2"
        onClick={() => void copyText(`${method} ${url}\n\n${json}`, 'Request')}
      >
        <Copy size={14} /> Copy request
      </Button>
    </details>
  )
}
