import { findTarget, providerNames } from '#shared/catalog.ts'
import { describeFailure } from '#shared/failure.ts'
import type { Generation } from '#shared/generation.ts'

interface End {
  title: string
  message: string
  /** `open`: it waits for a person's word. */
  tone: 'bad' | 'open' | 'calm'
}

export function describeEnd(generation: Generation): End {
  const { status, failure } = generation
  if (status === 'canceled') return describeCancel(generation)
  const code = status === 'uncertain' ? 'uncertain' : (failure?.code ?? 'unknown')
  const { title, message } = describeFailure(code, generation)
  return {
    title,
    message: failure?.message ?? message,
    tone: status === 'uncertain' ? 'open' : code === 'dismissed' ? 'calm' : 'bad',
  }
}

/** Honest about money: only who confirms a cancel, or never got the request, will not charge. */
function describeCancel({ provider, model, times, cost, jobId }: Generation): End {
  const name = providerNames[provider]
  if (cost.actualUsd === 0 || (times.submittedAt === null && jobId === null))
    return { title: 'Cancelled', message: 'Nothing was charged.', tone: 'calm' }
  if (findTarget(provider, model)?.canCancel)
    return { title: 'Cancelled', message: `${name} was told to stop.`, tone: 'calm' }
  return {
    title: 'Stopped watching',
    message: `${name} may still charge; an image that arrives is kept.`,
    tone: 'calm',
  }
}
