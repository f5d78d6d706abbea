import { givenUpAfterMs } from '../generations/lost-job.ts'
import { kindOf, noInputs } from '#shared/references.ts'
import { inputsOf } from '../generations/generation-row.ts'
import type { ListedJob } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'

/** When a list is read, counted from the beginning of the search: it may show a job late. */
const readAtMs = [5_000, 20_000, 60_000]
/** How far the provider's clock may be from ours. */
const clockSkewMs = 2 * 60_000

const jitter = (ms: number) => ms * (0.9 + Math.random() * 0.2)

export const firstReadAt = (startedAt: number) => startedAt + jitter(readAtMs[0] ?? 0)

/** Null after the last time. */
export function nextReadAt({ deadline_at }: Claim['row'], now: number): number | null {
  const startedAt = (deadline_at ?? now) - givenUpAfterMs
  // Jitter lets a read come a little before its time: that one is not still to come.
  const next = readAtMs.find((ms) => ms * 0.9 > now - startedAt)
  return next === undefined ? null : Math.max(startedAt + jitter(next), now + 1_000)
}

/** Between which times the lost job can have been made, by the provider's clock. */
export function windowOf(row: Claim['row'], submitTimeoutMs: number) {
  const sentAt = row.submitted_at ?? row.created_at
  // After a crash the row was given up when somebody came back to it, which may be days later.
  const givenUpAt = Math.min(row.finished_at ?? Infinity, sentAt + submitTimeoutMs)
  return { fromMs: sentAt - clockSkewMs, toMs: givenUpAt + clockSkewMs }
}

/** Those that can be this generation's job, by all that the list shows of them. */
export function fittingJobs(
  { row, prompt }: Pick<Claim, 'row' | 'prompt'>,
  { fromMs, toMs }: ReturnType<typeof windowOf>,
  jobs: readonly ListedJob[],
): ListedJob[] {
  const fits = <T>(shown: T | undefined, wanted: T) => shown === undefined || shown === wanted
  const kind = kindOf(inputsOf(row) ?? noInputs)
  return jobs.filter(
    (job) =>
      job.model === row.model &&
      fits(job.kind, kind) &&
      fits(job.prompt, prompt) &&
      fits(job.aspectRatio, row.aspect_ratio ?? undefined) &&
      job.createdAtMs >= fromMs &&
      job.createdAtMs <= toMs,
  )
}
