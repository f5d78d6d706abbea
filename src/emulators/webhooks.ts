import { occasionOf } from './faults.ts'
import type { FaultBook } from './faults.ts'
import type { Job } from './job.ts'
import type { Schedule } from './schedule.ts'

interface Policy {
  attempts: number
  gapMs: (attempt: number) => number
  timeoutMs: number
  isTaken: (status: number) => boolean
}

export interface Delivery {
  job: Job
  body: unknown
  policy: Policy
  /** Signed anew for every attempt, as its time is part of it. */
  sign?: ((body: string, now: number) => Record<string, string>) | undefined
}

export interface DeliveryReport {
  at: number
  jobId: string
  url: string
  attempt: number
  /** Null when nothing answered. */
  status: number | null
}

const keptReports = 2000

export type WebhookSender = ReturnType<typeof createWebhookSender>

export function createWebhookSender({
  schedule,
  faults,
  now,
}: {
  schedule: Schedule
  faults: FaultBook
  now: () => number
}) {
  const reports: DeliveryReport[] = []
  const underWay = new Set<AbortController>()

  async function attemptOnce(
    { job, body, policy, sign }: Delivery,
    attempt: number,
    isForged: boolean,
  ) {
    if (job.webhookUrl === null) return
    const text = JSON.stringify(body)
    const signature = sign?.(text, now()) ?? {}
    const abort = new AbortController()
    underWay.add(abort)
    const status = await fetch(job.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // A connection of its own: a kept one may be closed just when it is used again.
        connection: 'close',
        ...(isForged ? forge(signature) : signature),
      },
      body: text,
      redirect: 'manual',
      signal: AbortSignal.any([abort.signal, AbortSignal.timeout(policy.timeoutMs)]),
    }).then(
      async (response) => {
        await response.body?.cancel()
        return response.status
      },
      () => null,
    )
    underWay.delete(abort)
    if (abort.signal.aborted) return
    reports.push({ at: now(), jobId: job.id, url: job.webhookUrl, attempt, status })
    if (reports.length > keptReports) reports.shift()
    if (status !== null && policy.isTaken(status)) return
    if (attempt >= policy.attempts) return
    schedule.at(now() + policy.gapMs(attempt), () => {
      void attemptOnce({ job, body, policy, sign }, attempt + 1, isForged)
    })
  }

  return {
    send(delivery: Delivery) {
      const action = faults.take(occasionOf(delivery.job, 'webhook'))
      const fault = action?.kind === 'webhook' ? action.webhook : undefined
      if (fault?.as === 'lost') return
      const isForged = fault?.as === 'wrong-signature'
      const start = () => void attemptOnce(delivery, 1, isForged)
      if (fault?.as === 'late') schedule.at(now() + fault.ms, start)
      else start()
      if (fault?.as === 'duplicate') start()
    },
    reports: () => [...reports],
    clear: () => void (reports.length = 0),
    close() {
      for (const abort of underWay) abort.abort()
    },
  }
}

/** Turns the last hex digit of every signature into another one. */
function forge(headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      name.endsWith('signature')
        ? [name, value.slice(0, -1) + (value.endsWith('0') ? '1' : '0')]
        : [name, value],
    ),
  )
}
