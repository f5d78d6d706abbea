import { useRef, useState } from 'react'
import { imageIdsOf } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { useIsAtHand } from '../../lib/use-is-at-hand.ts'
import { chipClass } from '../../ui/chip.ts'

const ReferenceChips = lazyPart(() => import('./reference-chips.tsx'), 'ReferenceChips')
const ReferenceTools = lazyPart(() => import('./reference-tools.tsx'), 'ReferenceTools')

/** Stands in the form's row of chips. All but the button comes when it is wanted. */
export function ReferenceRow() {
  const ref = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const isAtHand = useIsAtHand()
  const isUsed = useDraftStore(
    ({ draft, arriving }) => arriving > 0 || imageIdsOf(draft).length > 0,
  )
  return (
    <>
      {isUsed && <ReferenceChips onOpen={() => setIsOpen(true)} />}
      <button
        ref={ref}
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className={chipClass}
      >
        + Reference
      </button>
      {(isAtHand || isOpen) && <ReferenceTools isOpen={isOpen} onOpen={setIsOpen} button={ref} />}
    </>
  )
}
