import { useState } from 'react'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { useIsAtHand } from '../../lib/use-is-at-hand.ts'
import { chipClass } from '../../ui/chip.ts'
import { Popover } from '../../ui/popover.tsx'

const DraftParts = lazyPart(() => import('./draft-parts.tsx'), 'DraftParts')

/** Stands in the form's row of chips. All but the button comes when it is wanted. */
export function DraftTools() {
  const [isCoding, setIsCoding] = useState(false)
  const [isLinked] = useState(() => location.hash !== '')
  const isAtHand = useIsAtHand()
  return (
    <>
      <Popover triggerClassName={chipClass} className="w-[290px] p-1.5" trigger="More">
        {(menu) => <DraftParts menu={menu} onCode={setIsCoding} />}
      </Popover>
      {(isLinked || isAtHand) && <DraftParts isCoding={isCoding} onCode={setIsCoding} />}
    </>
  )
}
