import { Link } from 'wouter'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { runActs } from './run-acts.ts'

const toolClass = '-my-1 rounded-sm px-1 py-1 text-sm text-ink-2 hover:text-ink'

/** What can be done with a run as a whole. A phone has room for one; the others stand under the whole prompt. */
export function RunTools({ run }: { run: ListedRun }) {
  return (
    <span className="flex gap-3 max-sm:ml-auto">
      {run.generations.length > 1 && (
        <Link href={`/runs/${run.id}`} title="All of them under one zoom" className={toolClass}>
          Compare
        </Link>
      )}
      {runActs.map(({ label, title, act }) => (
        <button
          key={label}
          type="button"
          title={title}
          onClick={() => act(run)}
          className={`max-sm:hidden ${toolClass}`}
        >
          {label}
        </button>
      ))}
    </span>
  )
}
