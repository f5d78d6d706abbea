import { useLayoutEffect } from 'react'
import { imageIdsOf } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { countOf, formatUsd } from '../../lib/format.ts'
import type { Plan } from './plan.ts'

/** More of a prompt than a phone is wide. */
const shownLength = 120

/** What the sheet holds, in a line at the foot of the page. */
export function ComposeBar({ plan, onOpen }: { plan: Plan | null; onOpen: () => void }) {
  const head = useDraftStore(({ draft }) => draft.prompt.trim().slice(0, shownLength))
  const references = useDraftStore(({ draft }) => imageIdsOf(draft).length)

  useLayoutEffect(() => {
    // What else stands at the foot keeps above it.
    const { style } = document.documentElement
    style.setProperty('--foot', '64px')
    return () => {
      style.removeProperty('--foot')
    }
  }, [])

  return (
    <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-page px-3 py-2">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={onOpen}
        className="flex h-12 w-full items-center gap-3 rounded-full border border-line-strong bg-panel pr-4 pl-5 text-left shadow-panel"
      >
        <span className="sr-only">New run:</span>{' '}
        <span className={`min-w-0 flex-1 truncate text-md ${head === '' ? 'text-ink-2' : ''}`}>
          {head === '' ? 'Describe an image…' : head}
        </span>{' '}
        {plan && (
          <span className="flex-none text-right text-xs text-ink-2">
            <span className="block">{countOf(plan.images, 'image')}</span>{' '}
            <span className="block leading-4">
              {references > 0 && `${countOf(references, 'ref')} · `}
              <TotalOf plan={plan} />
            </span>
          </span>
        )}
      </button>
    </div>
  )
}

const TotalOf = ({ plan: { usd, isPriceExact, isBlocked } }: { plan: Plan }) =>
  isBlocked ? (
    <span className="text-light">does not fit</span>
  ) : (
    <b className="num font-semibold text-ink">
      {isPriceExact || usd === 0 ? '' : '≈ '}
      {formatUsd(usd)}
    </b>
  )
