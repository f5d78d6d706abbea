import { Share2 } from 'lucide-react'
import { openShare } from '../../lib/share-request.ts'
import type { ShareSubject } from '../../lib/share-request.ts'
import { Button } from '../../ui/button.tsx'

export const ShareButton = ({ subject }: { subject: ShareSubject }) => (
  <Button title="Make a link for others" onClick={() => openShare(subject)}>
    <Share2 size={14} /> Share
  </Button>
)
