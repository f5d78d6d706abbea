import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import type { ShareSubject } from '../../lib/share-request.ts'
import { Button } from '../../ui/button.tsx'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { ShareForm } from './share-form.tsx'
import { ShareList } from './share-list.tsx'

interface ShareDialogProps {
  subject: ShareSubject | 'links'
  onClose: () => void
}

/** A link for others, and behind it all links that there are. */
export function ShareDialog({ subject, onClose }: ShareDialogProps) {
  const [isListing, setIsListing] = useState(subject === 'links')
  return (
    <Dialog
      label="Share"
      onClose={onClose}
      className="max-h-[calc(100dvh-24px)] w-[min(520px,calc(100vw-24px))] overflow-y-auto rounded-lg p-0"
    >
      <div className="p-5 sm:p-6">
        <div className="mb-4 flex items-center justify-between gap-3">
          <h2 className="text-lg font-medium">{isListing ? 'All links' : 'Share'}</h2>
          <div className="-my-2 -mr-2 flex items-center gap-1">
            {subject !== 'links' && (
              <Button look="bare" onClick={() => setIsListing(!isListing)}>
                {isListing ? (
                  <>
                    <ChevronLeft size={14} /> New link
                  </>
                ) : (
                  'All links'
                )}
              </Button>
            )}
            <CloseButton onClick={onClose} />
          </div>
        </div>
        {/* Stays while the list is looked at: a link is shown only once. */}
        {subject !== 'links' && (
          <div hidden={isListing}>
            <ShareForm subject={subject} />
          </div>
        )}
        {isListing && <ShareList />}
      </div>
    </Dialog>
  )
}
