import { Link } from 'wouter'
import { openShare } from '../../../lib/share-request.ts'
import { remix } from '../../../lib/remix.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'

const toolClass = '-my-1 rounded-sm px-1 py-1 text-sm text-ink-2 hover:text-ink'

/** What can be done with a run as a whole. */
export function RunTools({ run }: { run: ListedRun }) {
  return (
    <span className="flex gap-3 max-sm:ml-auto">
      {run.generations.length > 1 && (
        <Link href={`/runs/${run.id}`} title="All of them under one zoom" className={toolClass}>
          Compare
        </Link>
      )}
      <button
        type="button"
        title="Fill the form with these settings"
        onClick={() => remix(run, run.pickedGenerationId ?? run.generations[0]?.id ?? null)}
        className={toolClass}
      >
        Remix
      </button>
      <button
        type="button"
        title="Make a link for others"
        onClick={() => openShare({ runId: run.id })}
        className={toolClass}
      >
        Share
      </button>
    </span>
  )
}
