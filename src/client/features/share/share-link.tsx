import { Copy, ExternalLink } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button, quietButtonClass } from '../../ui/button.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { RevokeButton } from './revoke-button.tsx'

interface ShareLinkProps {
  url: string
  id: string
  onAnother: () => void
}

/** The only time that it can be seen: the studio keeps no copy. */
export function ShareLink({ url, id, onAnother }: ShareLinkProps) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => ref.current?.select(), [])

  return (
    <div>
      <div className="flex gap-2">
        <input
          ref={ref}
          readOnly
          aria-label="Link"
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
          className="num h-10 min-w-0 flex-1 rounded-md border border-line-strong bg-panel px-3"
        />
        <Button look="action" onClick={() => void copyText(url, 'Link')}>
          <Copy size={14} /> Copy
        </Button>
      </div>
      <p className="mt-3 text-sm text-ink-2">
        Copy it now: the studio keeps no copy of it. It can be revoked at any time.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <a href={url} target="_blank" rel="noreferrer" className={quietButtonClass}>
          <ExternalLink size={14} /> Open
        </a>
        <RevokeButton id={id} name="this link" onRevoked={onAnother} />
        <span className="ml-auto text-sm">
          <TextButton onClick={onAnother}>Another link</TextButton>
        </span>
      </div>
    </div>
  )
}
