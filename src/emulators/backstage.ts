import type { EmulatorContext } from './emulator-http.ts'
import { originOf } from './emulator-http.ts'
import { createFaultBook } from './faults.ts'
import { createFileStore } from './file-store.ts'
import { endOf, startOf } from './job.ts'
import type { Job, JobFailure, JobRecord, ProviderName, Reference } from './job.ts'
import { createJobBook } from './jobs.ts'
import { createLatencyTable } from './latency.ts'
import { createLedger } from './ledger.ts'
import { createPictures } from './pictures.ts'
import { cueIn } from './prompt-cues.ts'
import type { Cue } from './prompt-cues.ts'
import { fetchReferences, ReferenceFault } from './reference-fetch.ts'
import { createRequestLog } from './request-log.ts'
import { createSchedule } from './schedule.ts'
import { createSteps } from './steps.ts'
import { createWebhookSender } from './webhooks.ts'

export interface BackstageOptions {
  /** Where jobs and uploads outlive the process; in memory without it. */
  stateDir?: string | undefined
  /** How many times faster than usual the jobs run. */
  speed?: number | undefined
  now?: (() => number) | undefined
}

/** How a provider puts things; the rest is the same for all. */
export interface Manner {
  policy: JobFailure
  fail: JobFailure
  unreachable: (url: string, why: ReferenceFault['why']) => JobFailure
  maxReframeBytes?: number
  noCredit: (c: EmulatorContext) => Response
  rateLimited: (c: EmulatorContext) => Response
  onStart?: (job: Job, origin: string) => void
  onEnd?: (job: Job, origin: string) => void
}

export type JobDraft = Omit<
  JobRecord,
  'id' | 'createdAt' | 'queuedMs' | 'runMs' | 'queueLength' | 'neverEnds' | 'failure'
> & { id?: string; failure?: JobFailure | null; startTimeoutMs?: number | undefined }

export type Backstage = ReturnType<typeof createBackstage>

/** What the four providers share behind the scenes: jobs, clock, faults, money and pictures. */
export function createBackstage({ stateDir, speed = 1, now = Date.now }: BackstageOptions = {}) {
  const jobs = createJobBook({ stateDir, now })
  const files = createFileStore({ stateDir })
  const schedule = createSchedule({ now })
  const faults = createFaultBook()
  const requests = createRequestLog()
  const latencies = createLatencyTable({ speed })
  const ledger = createLedger({ jobs, now })
  const pictures = createPictures({ files })
  const webhooks = createWebhookSender({ schedule, faults, now })
  const manners = new Map<ProviderName, Manner>()
  const refusals = new Map<string, number>()
  let origin = 'http://127.0.0.1'

  /** Says no before a job is made, as the provider would. */
  function refuse(c: EmulatorContext, provider: ProviderName, prompt: string, costUsd: number) {
    const manner = manners.get(provider)
    if (!manner) return
    const cue = cueIn(prompt, provider)
    if (cue === 'no credit' || !ledger.canPay(provider, costUsd)) return manner.noCredit(c)
    if (cue === 'rate limit') {
      const key = `${provider} ${prompt}`
      const count = refusals.get(key) ?? 0
      refusals.set(key, count + 1)
      if (count % 3 < 2) return manner.rateLimited(c)
    }
    return ledger.isAdmitted(provider) ? undefined : manner.rateLimited(c)
  }

  function start(c: EmulatorContext, { id, startTimeoutMs, ...draft }: JobDraft): Job {
    const bend = c.get('bend') ?? {}
    const cue = cueIn(draft.prompt, draft.provider)
    const manner = manners.get(draft.provider)
    const usual = latencies.draw(draft.provider, draft.model)
    const queuedMs = bend.queuedMs ?? usual.queuedMs
    const runMs = (bend.runMs ?? usual.runMs) * (cue === 'slow' ? 5 : 1)
    const failureOfCue = manner && failureFor(cue, manner, draft.references)
    const isTooLate = startTimeoutMs !== undefined && queuedMs > startTimeoutMs
    const job = jobs.add({
      ...draft,
      id: bend.id ?? id ?? crypto.randomUUID(),
      createdAt: now(),
      queuedMs: isTooLate ? startTimeoutMs : queuedMs,
      runMs: isTooLate ? 0 : runMs,
      queueLength: bend.queueLength ?? Math.floor(Math.random() * 4),
      neverEnds: bend.neverEnds ?? cue === 'stuck',
      failure: bend.failure ?? failureOfCue ?? (isTooLate ? startTimeout : (draft.failure ?? null)),
      resultUrl: bend.resultUrl,
      fileFault: bend.file ?? (cue === 'gone' ? { as: 'missing' } : undefined),
    })
    origin = originOf(c)
    const submit = c.get('submit')
    if (submit) submit.jobId = job.id
    follow(job)
    return job
  }

  /** Sets going what a job needs besides the clock: its references fetched, its webhooks sent. */
  function follow(job: Job) {
    if (job.references.length > 0 && !job.settled) void settle(job)
    else announceEnd(job)
    const manner = manners.get(job.provider)
    if (job.webhookUrl === null || !manner?.onStart || startOf(job) < now()) return
    schedule.at(startOf(job), () => manner.onStart?.(job, origin))
  }

  async function settle(job: Job) {
    const manner = manners.get(job.provider)
    const maxReframeBytes = manner?.maxReframeBytes
    const outcome = await fetchReferences(job.references, { files, maxReframeBytes }).then(
      (names) => ({ files: names, failure: null }),
      (error: unknown) => {
        const { url, why } =
          error instanceof ReferenceFault ? error : new ReferenceFault('', 'download')
        return { files: [], failure: manner?.unreachable(url, why) ?? null }
      },
    )
    if (isClosed) return
    jobs.settle(job.id, { at: now(), ...outcome })
    announceEnd(job)
  }

  function announceEnd(job: Job) {
    const manner = manners.get(job.provider)
    if (job.webhookUrl === null || !manner?.onEnd || endOf(job) < now()) return
    schedule.at(endOf(job), () => manner.onEnd?.(job, origin))
  }

  let isClosed = false

  return {
    now,
    jobs,
    files,
    schedule,
    faults,
    requests,
    latencies,
    ledger,
    pictures,
    webhooks,
    ...createSteps({ faults, requests, now }),
    refuse,
    start,
    /** A provider opens: jobs that a former process left under way go on. */
    open(provider: ProviderName, manner: Manner) {
      manners.set(provider, manner)
      for (const job of jobs.all()) if (job.provider === provider && endOf(job) > now()) follow(job)
    },
    setOrigin(value: string) {
      origin = value
    },
    reset() {
      jobs.clear()
      faults.clear()
      requests.clear()
      latencies.clear()
      ledger.clear()
      webhooks.clear()
      refusals.clear()
    },
    async close() {
      isClosed = true
      schedule.close()
      webhooks.close()
      jobs.close()
      await files.close()
    },
  }
}

function failureFor(cue: Cue | undefined, manner: Manner, [reference]: Reference[]) {
  if (cue === 'policy') return manner.policy
  if (cue === 'fail') return manner.fail
  return cue === 'unreachable' && reference ? manner.unreachable(reference.url, 'download') : null
}

const startTimeout: JobFailure = {
  status: 504,
  type: 'request_timeout',
  message: 'Request timed out before it could start',
  headers: { 'x-fal-request-timeout-type': 'user' },
}
