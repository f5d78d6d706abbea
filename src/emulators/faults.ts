import type { Job, JobFailure, ProviderName } from './job.ts'

export type Step =
  | 'submit'
  | 'status'
  | 'result'
  | 'cancel'
  | 'list'
  | 'delete'
  | 'account'
  /** A file is announced, or brought in the same breath. */
  | 'upload'
  /** The bytes of an announced file are brought. */
  | 'upload-bytes'
  /** An uploaded file is fetched. */
  | 'uploaded'
  | 'file'
  | 'webhook'

export type FileFault =
  | { as: 'missing' | 'gone' | 'forbidden' | 'truncated' | 'html' | 'empty' }
  | { as: 'slow'; ms: number }
  | { as: 'huge'; bytes?: number }
  | { as: 'redirect'; to: string }

export type WebhookFault =
  { as: 'lost' | 'duplicate' | 'wrong-signature' } | { as: 'late'; ms: number }

/** What to bend in the job that a submit makes. Times are as the clock runs: speed does not touch them. */
export interface JobBend {
  id?: string
  queuedMs?: number
  queueLength?: number
  runMs?: number
  neverEnds?: boolean
  failure?: JobFailure
  resultUrl?: string
  file?: FileFault
}

/**
 * On a submit, `afterJob` lets the job be made, and charged, before things go wrong. A status or a result
 * is looked up first in any case.
 */
export type FaultAction =
  | {
      kind: 'respond'
      status: number
      json?: unknown
      text?: string
      html?: string
      headers?: Record<string, string>
      afterJob?: boolean
    }
  | { kind: 'delay'; ms: number }
  | { kind: 'reset'; afterJob?: boolean }
  | { kind: 'hang'; afterJob?: boolean }
  | { kind: 'garbage'; as: 'text' | 'html' | 'truncated-json' | 'empty' | 'array' }
  | { kind: 'job'; bend: JobBend }
  /** Another word in the place of the state: an unknown one, or an earlier one. */
  | { kind: 'state'; state: string }
  | { kind: 'file'; file: FileFault }
  | { kind: 'webhook'; webhook: WebhookFault }

export interface Fault {
  step: Step
  action: FaultAction
  provider?: ProviderName
  /** A part of the prompt. */
  prompt?: string
  model?: 'photon' | 'photon-flash'
  jobId?: string
  /** How often it strikes; once unless said. */
  times?: number | 'forever'
}

export interface Occasion {
  provider: ProviderName
  step: Step
  prompt?: string | undefined
  model?: string | undefined
  jobId?: string | undefined
}

export type FaultBook = ReturnType<typeof createFaultBook>

/** Faults that were asked for. The oldest that fits an occasion strikes. */
export function createFaultBook() {
  let entries: { id: string; fault: Fault; left: number }[] = []

  return {
    add(fault: Fault) {
      const left = fault.times === 'forever' ? Infinity : (fault.times ?? 1)
      const id = crypto.randomUUID()
      entries.push({ id, fault, left })
      return id
    },
    take(occasion: Occasion): FaultAction | undefined {
      const entry = entries.find(({ fault }) => fits(fault, occasion))
      if (!entry) return
      entry.left -= 1
      if (entry.left <= 0) entries = entries.filter((other) => other !== entry)
      return entry.fault.action
    },
    remove(id: string) {
      entries = entries.filter((entry) => entry.id !== id)
    },
    list: () => entries.map(({ id, fault, left }) => ({ id, ...fault, left })),
    clear() {
      entries = []
    },
  }
}

function fits(fault: Fault, occasion: Occasion) {
  return (
    fault.step === occasion.step &&
    (fault.provider === undefined || fault.provider === occasion.provider) &&
    (fault.model === undefined || fault.model === occasion.model) &&
    (fault.jobId === undefined || fault.jobId === occasion.jobId) &&
    (fault.prompt === undefined || (occasion.prompt?.includes(fault.prompt) ?? false))
  )
}

export const occasionOf = (job: Job, step: Step): Occasion => ({
  provider: job.provider,
  step,
  prompt: job.prompt,
  model: job.model,
  jobId: job.id,
})
