import { findTarget, providerNames } from '#shared/catalog.ts'
import type { Generation, GenerationDetail, HistoryStep } from '#shared/generation.ts'
import { ordinal } from '../../../lib/format.ts'

export interface TimelineEntry {
  at: string
  text: string
  /** Since the entry before; null for the first. */
  afterMs: number | null
}

/** A generation's life in plain words, from the press of the button on. */
export function timelineOf(
  generation: Generation,
  history: GenerationDetail['history'],
): TimelineEntry[] {
  const queued: HistoryStep = { at: generation.times.createdAt, status: 'queued' }
  const steps = [queued, ...history]
  return steps.map((step, index) => {
    const before = steps[index - 1]
    return {
      at: step.at,
      text: describeStep(step, steps.slice(0, index), generation, index === steps.length - 1),
      afterMs: before ? Date.parse(step.at) - Date.parse(before.at) : null,
    }
  })
}

function describeStep(
  { status, log, queuePosition }: HistoryStep,
  earlier: HistoryStep[],
  generation: Generation,
  isLast: boolean,
): string {
  const name = providerNames[generation.provider]
  const before = earlier.at(-1)
  switch (status) {
    case 'queued':
      return log ? `Waiting: ${log}` : 'Queued'
    case 'submitting':
      return `Sent to ${name}`
    case 'running':
      if (queuePosition !== undefined)
        return `Queued at ${name}, ${queuePosition === 0 ? 'next' : ordinal(queuePosition + 1)} in line`
      if (log === `${name} does not answer`) return `Waiting: ${log}`
      // What it says once it is found in a list, or the provider's own line.
      if (log) return before?.status === 'uncertain' ? log : `${name}: ${log}`
      if (before?.status === 'submitting') return `Accepted by ${name}`
      return before && hasEnded(before) ? 'Looked at again' : 'Running'
    case 'saving':
      return before && hasEnded(before) ? 'Looked at again, saving the image' : 'Saving the image'
    case 'succeeded':
      return 'Saved'
    case 'failed':
      return isLast && generation.failure?.code === 'dismissed' ? 'Dismissed' : 'Failed'
    case 'uncertain':
      if (before?.status === 'uncertain') return log ?? 'Not found'
      return log ? `No clear answer. ${log}` : 'No clear answer'
    case 'canceled':
      return isStopOnly(generation, earlier) ? 'Stopped watching' : 'Cancelled'
  }
}

const hasEnded = ({ status }: HistoryStep) =>
  status === 'failed' || status === 'canceled' || status === 'uncertain'

/** It had been sent, and its provider cannot be told to stop. */
const isStopOnly = ({ provider, model }: Generation, earlier: HistoryStep[]) =>
  !findTarget(provider, model)?.canCancel && earlier.at(-1)?.status !== 'queued'
