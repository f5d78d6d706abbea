import type { ListedRun } from '../../queries/run-queries.ts'
import { remix } from '../../lib/remix.ts'

/** What can be done with a run as a whole. */
export function RunTools({ run }: { run: ListedRun }) {
  return (
    <button
      type="button"
      title="Fill the form with these settings"
      onClick={() => remix(run, run.pickedGenerationId ?? run.generations[0]?.id ?? null)}
      className="-my-1 rounded-sm px-1 py-1 text-[13px] text-ink-2 hover:text-ink max-sm:ml-auto"
    >
      Remix
    </button>
  )
}
