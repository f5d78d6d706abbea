import { failureOf, startOf } from './job.ts'
import type { Job, JobFailure, Phase } from './job.ts'

const app = 'fal-ai/luma-photon'

/** Whatever was submitted, the queue knows a request by owner and app alone. */
export function requestUrls(job: Job, origin: string) {
  const base = `${origin}/fal-queue/${app}/requests/${encodeURIComponent(job.id)}`
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` }
}

export function statusOf(job: Job, phase: Phase, now: number, origin: string, withLogs: boolean) {
  const common = { request_id: job.id, ...requestUrls(job, origin) }
  const logs = withLogs ? logsOf(job, now) : null
  switch (phase) {
    case 'queued':
      return { status: 'IN_QUEUE', queue_position: placeOf(job, now), ...common }
    case 'running':
      return { status: 'IN_PROGRESS', logs, ...common }
    case 'succeeded':
      return { status: 'COMPLETED', logs, metrics: { inference_time: job.runMs / 1000 }, ...common }
    case 'failed':
    case 'canceled': {
      const failure = phase === 'canceled' ? canceled : failureOf(job)
      return {
        status: 'COMPLETED',
        logs,
        metrics: { inference_time: null },
        error: failure?.message ?? 'Request failed',
        error_type: failure?.type ?? null,
        ...common,
      }
    }
  }
}

export const canceled: JobFailure = {
  status: 499,
  type: 'client_cancelled',
  message: 'Request was cancelled by the client',
}

/** What the result address answers in the place of a picture. */
export function failureAnswer(failure: JobFailure) {
  return (
    failure.body ?? {
      detail: failure.message,
      ...(failure.type === undefined ? {} : { error_type: failure.type }),
    }
  )
}

/** Those ahead leave one by one while the wait runs out. */
function placeOf(job: Job, now: number) {
  const left = (startOf(job) - now) / Math.max(1, job.queuedMs)
  return Math.max(0, Math.ceil(left * (job.queueLength + 1)) - 1)
}

const lines = [
  'Received the prompt',
  'Composing the scene',
  'Setting the light',
  'Rendering the details',
  'Writing the picture',
]

function logsOf(job: Job, now: number) {
  return lines.flatMap((message, index) => {
    const at = startOf(job) + (job.runMs * index) / lines.length
    if (at > now) return []
    return [{ message, level: 'INFO', source: 'USER', timestamp: new Date(at).toISOString() }]
  })
}
