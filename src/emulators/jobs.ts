import { createJournal } from './journal.ts'
import { phaseOf } from './job.ts'
import type { Job, JobRecord, ProviderName, Settlement } from './job.ts'

type Entry =
  | { type: 'job'; job: JobRecord }
  | { type: 'settled'; id: string; settled: Settlement }
  | { type: 'canceled'; id: string; at: number }
  | { type: 'deleted'; id: string; at: number }

/** Providers keep their records for a week or more; so does the book when it is opened again. */
const keptMs = 7 * 24 * 3600_000

export type JobBook = ReturnType<typeof createJobBook>

/** Every job that was made, in the order of making. With a state directory it outlives the process. */
export function createJobBook({
  stateDir,
  now,
}: {
  stateDir?: string | undefined
  now: () => number
}) {
  const journal = createJournal<Entry>(stateDir)
  const jobs = new Map<string, Job>()

  for (const entry of journal.read()) apply(entry)
  for (const job of jobs.values()) if (job.createdAt < now() - keptMs) jobs.delete(job.id)
  journal.rewrite([...jobs.values()].flatMap(entriesOf))

  function apply(entry: Entry) {
    if (entry.type === 'job') {
      jobs.set(entry.job.id, { ...entry.job })
      return
    }
    const job = jobs.get(entry.id)
    if (!job) return
    if (entry.type === 'settled') job.settled = entry.settled
    if (entry.type === 'canceled') job.canceledAt = entry.at
    if (entry.type === 'deleted') job.deletedAt = entry.at
  }

  function write(entry: Entry) {
    journal.append(entry)
    apply(entry)
  }

  const find = (provider: ProviderName, id: string) => {
    const job = jobs.get(id)
    return job?.provider === provider && job.deletedAt === undefined ? job : undefined
  }

  return {
    add(record: JobRecord): Job {
      write({ type: 'job', job: record })
      return jobs.get(record.id) ?? record
    },
    find,
    /** Also what was deleted: a file outlives its record. */
    findAny: (id: string) => jobs.get(id),
    newestFirst: (provider: ProviderName) =>
      [...jobs.values()]
        .filter((job) => job.provider === provider && job.deletedAt === undefined)
        .reverse(),
    all: () => [...jobs.values()],
    settle: (id: string, settled: Settlement) => write({ type: 'settled', id, settled }),
    cancel: (id: string) => write({ type: 'canceled', id, at: now() }),
    delete: (id: string) => write({ type: 'deleted', id, at: now() }),
    phase: (job: Job) => phaseOf(job, now()),
    clear() {
      jobs.clear()
      journal.rewrite([])
    },
    close: journal.close,
  }
}

function entriesOf({ settled, canceledAt, deletedAt, ...job }: Job): Entry[] {
  const entries: Entry[] = [{ type: 'job', job }]
  if (settled) entries.push({ type: 'settled', id: job.id, settled })
  if (canceledAt !== undefined) entries.push({ type: 'canceled', id: job.id, at: canceledAt })
  if (deletedAt !== undefined) entries.push({ type: 'deleted', id: job.id, at: deletedAt })
  return entries
}
