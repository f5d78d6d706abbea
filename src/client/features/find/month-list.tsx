import { CornerRightDown } from 'lucide-react'
import type { FindCounts } from '#shared/find.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { monthName } from '../../lib/month-name.ts'
import { changeFind } from './find-address.ts'
import { figure } from './figure.ts'
import { choose, datesOf, endOf, spanOf } from './months.ts'
import { moveAmongOptions } from './option-keys.ts'

interface MonthListProps {
  find: FindParams
  counts: FindCounts | undefined
  /** To what was made then, and nothing is left out; null: to the newest. */
  onJump: (at: string | null) => void
}

/** How much was made when: a month or all between two of them to narrow to, or one to go to. */
export function MonthList({ find, counts, onJump }: MonthListProps) {
  const span = spanOf(find)
  // Then there may be nothing to jump to.
  const isNarrowed = Boolean(find.from ?? find.to)
  const months = counts?.months ?? []
  const most = Math.max(1, ...months.map(({ count }) => count))
  return (
    <fieldset aria-label="Date">
      {counts && months.length === 0 && <p className="px-2 py-1.5 text-ink-3">Nothing matches</p>}
      {months.map(({ month, count }, index) => {
        const isChosen = span !== null && span.first <= month && month <= span.last
        return (
          <div key={month} className="flex items-center gap-1">
            <button
              data-option
              type="button"
              aria-pressed={isChosen}
              onKeyDown={moveAmongOptions}
              onClick={() => changeFind(datesOf(choose(span, month)))}
              className="flex h-8 min-w-0 flex-1 items-center gap-2.5 rounded-sm px-2 text-left hover:bg-ink/6 aria-pressed:bg-light/14 pointer-coarse:h-11"
            >
              <span className="w-[68px] flex-none">{monthName(month)}</span>
              <span aria-hidden className="h-1.5 min-w-0 flex-1">
                <i
                  className={`block h-full min-w-[3px] rounded-full ${isChosen ? 'bg-light' : 'bg-ink-3'}`}
                  style={{ width: `${(count / most) * 100}%` }}
                />
              </span>{' '}
              <span className="num w-12 flex-none text-right text-ink-3">{figure(count)}</span>
            </button>
            <button
              type="button"
              aria-label={`Jump to ${monthName(month, 'long')}`}
              title="Jump there"
              disabled={isNarrowed}
              onClick={() => onJump(index === 0 ? null : endOf(month))}
              className="grid size-8 flex-none place-items-center rounded-full text-ink-3 hover:bg-ink/6 hover:text-ink disabled:invisible pointer-coarse:size-11"
            >
              <CornerRightDown size={15} />
            </button>
          </div>
        )
      })}
    </fieldset>
  )
}
