import { remix } from '../../../lib/remix.ts'
import { openShare } from '../../../lib/share-request.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'

/** What can be done with a run as a whole, beside comparing. */
export const runActs = [
  {
    label: 'Remix',
    title: 'Fill the form with these settings',
    act: (run: ListedRun) => remix(run, run.pickedGenerationId ?? run.generations[0]?.id ?? null),
  },
  {
    label: 'Share',
    title: 'Make a link for others',
    act: (run: ListedRun) => openShare({ runId: run.id }),
  },
]
