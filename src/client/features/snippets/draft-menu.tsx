import { CodeXml, Link as LinkIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { imageIdsOf } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { linkTo } from '../../lib/draft-link.ts'
import { copyText } from '../../ui/copy-text.ts'

interface DraftMenuProps {
  popover: string
  onCode: () => void
}

/** What can be done with a draft besides sending it. */
export function DraftMenu({ popover, onCode }: DraftMenuProps) {
  const hasPictures = useDraftStore(({ draft }) => imageIdsOf(draft).length > 0)
  // First, so that the button that opened this has the focus again when all is done.
  const close = () => document.getElementById(popover)?.hidePopover()
  return (
    <>
      <Item
        icon={<CodeXml size={15} />}
        label="Code"
        hint="cURL, JavaScript and Python that ask for the same"
        onClick={() => {
          close()
          onCode()
        }}
      />
      <Item
        icon={<LinkIcon size={15} />}
        label="Copy link to this draft"
        hint={
          hasPictures
            ? 'Prompt and settings; the pictures stay here'
            : 'Opens any studio with this prompt and these settings'
        }
        onClick={() => {
          close()
          void copyText(linkTo(useDraftStore.getState().draft), 'Link')
        }}
      />
    </>
  )
}

interface ItemProps {
  icon: ReactNode
  label: string
  hint: string
  onClick: () => void
}

const Item = ({ icon, label, hint, onClick }: ItemProps) => (
  <button
    type="button"
    onClick={onClick}
    className="flex w-full items-start gap-3 rounded-md px-2.5 py-2 text-left hover:bg-sunken focus-visible:outline-offset-0"
  >
    <span className="mt-0.5 text-ink-3">{icon}</span>
    <span className="min-w-0">
      <span className="block text-sm font-medium">{label}</span>
      <span className="block text-xs text-ink-3">{hint}</span>
    </span>
  </button>
)
