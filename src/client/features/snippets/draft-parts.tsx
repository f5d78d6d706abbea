import { lazyPart } from '../../lib/lazy-part.tsx'
import { DraftMenu } from './draft-menu.tsx'
import { SettingsIntake } from './settings-intake.tsx'

const DraftCode = lazyPart(() => import('./draft-code.tsx'), 'DraftCode')

interface DraftPartsProps {
  /** Id of the popover, where the menu is to be shown; else what it opens, and what the page takes in. */
  menu?: string
  isCoding?: boolean
  onCode: (isCoding: boolean) => void
}

/** In one piece: each of its own would cost the first load more than it spares here. */
export function DraftParts({ menu, isCoding, onCode }: DraftPartsProps) {
  if (menu !== undefined) return <DraftMenu popover={menu} onCode={() => onCode(true)} />
  return (
    <>
      <SettingsIntake />
      {isCoding && <DraftCode onClose={() => onCode(false)} />}
    </>
  )
}
