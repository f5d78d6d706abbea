import { ArrowDown, ArrowUp } from 'lucide-react'
import { Link } from 'wouter'
import { Dot } from '../../ui/target-name.tsx'
import type { BoardEntry } from './board-entry.ts'
import type { Sorting } from './board-state.ts'
import { compareFacts, factColumns } from './compare-facts.ts'
import type { Fact, FactColumn } from './compare-facts.ts'

const headings: Record<FactColumn, string> = {
  total: 'Total time',
  waiting: 'Waiting',
  running: 'Running',
  estimated: 'Estimated',
  charged: 'Charged',
  pixels: 'Pixels',
  file: 'File',
  notes: 'Notes',
}

interface CompareTableProps {
  entries: readonly BoardEntry[]
  sort: Sorting | null
  onSort: (sort: Sorting | null) => void
}

/** What differs stands out; a column in which all are alike keeps quiet. */
export function CompareTable({ entries, sort, onSort }: CompareTableProps) {
  const notes = new Map(entries.map(({ generation, note }) => [generation.id, note]))
  const columns = compareFacts(
    entries.map(({ generation }) => generation),
    ({ id }) => notes.get(id) ?? null,
  )
  return (
    <section aria-label="What differs" className="overflow-x-auto px-4 pb-6 sm:px-5">
      <table className="w-full min-w-[920px] text-sm">
        <thead>
          <tr className="border-b border-line text-left text-ink-3 [&>th]:h-10 [&>th]:pr-4 [&>th]:whitespace-nowrap [&>th]:font-normal">
            <th scope="col">Target</th>
            {factColumns.map((column) => {
              const by = sortable[column]
              return by ? (
                <SortHeading key={column} by={by} sort={sort} onSort={onSort}>
                  {headings[column]}
                </SortHeading>
              ) : (
                <th key={column} scope="col">
                  {headings[column]}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ generation, item, isPicked, note }, index) => (
            <tr
              key={generation.id}
              className={`border-b border-line last:border-0 [&>*]:py-1.5 [&>*]:pr-4 ${item.hueClass ?? ''}`}
            >
              <th scope="row" className="text-left font-medium whitespace-nowrap">
                <span className="flex items-center gap-2">
                  <span className="num w-3 text-ink-3">{index + 1}</span>
                  <Dot />
                  <Link
                    href={`/generations/${generation.id}`}
                    className="rounded-sm py-0.5 hover:underline"
                  >
                    {item.label}
                  </Link>
                  {isPicked && <span className="text-xs text-light">Picked</span>}
                </span>
              </th>
              {factColumns.map((column) => (
                <FactCell
                  key={column}
                  column={column}
                  fact={columns[column].facts[index] ?? unknownFact}
                  isQuiet={columns[column].isQuiet}
                  isBad={column === 'notes' && note?.isBad === true}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const sortable: Partial<Record<FactColumn, 'time' | 'price'>> = {
  total: 'time',
  estimated: 'price',
}

interface SortHeadingProps {
  by: 'time' | 'price'
  sort: Sorting | null
  onSort: (sort: Sorting | null) => void
  children: string
}

/** Up, down, and back to the order of the run; the pictures follow. */
function SortHeading({ by, sort, onSort, children }: SortHeadingProps) {
  const next = sort === by ? (`-${by}` as const) : sort === `-${by}` ? null : by
  const order = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none'
  return (
    <th scope="col" aria-sort={order}>
      <button
        type="button"
        title={`Sort by ${by}`}
        onClick={() => onSort(next)}
        className="-mx-1 inline-flex h-8 items-center gap-1 rounded-sm px-1 underline decoration-line-strong underline-offset-4 hover:text-ink"
      >
        {children}
        {order === 'ascending' && <ArrowUp size={12} />}
        {order === 'descending' && <ArrowDown size={12} />}
      </button>
    </th>
  )
}

const unknownFact: Fact = { text: '–', mark: null }

interface FactCellProps {
  column: FactColumn
  fact: Fact
  isQuiet: boolean
  isBad: boolean
}

function FactCell({ column, fact, isQuiet, isBad }: FactCellProps) {
  const isWord = column === 'notes'
  const size = isWord ? 'min-w-[220px] max-w-[420px]' : 'num whitespace-nowrap'
  return (
    <td className={`${size} ${toneOf(fact, isQuiet, isBad)}`}>
      {fact.text}
      {fact.mark && <span className="sr-only"> ({wordOf(fact, column)})</span>}
    </td>
  )
}

function toneOf({ mark }: Fact, isQuiet: boolean, isBad: boolean): string {
  if (isBad) return 'text-bad'
  if (mark === 'best') return 'font-semibold text-good'
  if (mark === 'differs') return 'text-light'
  return isQuiet ? 'text-ink-3' : 'text-ink-2'
}

function wordOf({ mark }: Fact, column: FactColumn): string {
  if (mark === 'differs') return 'differs'
  return column === 'total' ? 'fastest' : 'cheapest'
}
