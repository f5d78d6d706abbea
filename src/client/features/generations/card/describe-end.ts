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
function describeCancel({ provider, model, mode, times, cost, jobId }: Generation): End {
  const name = providerNames[provider]
  const end = (title: string, message: string): End => ({ title, message, tone: 'calm' })
  if (times.submittedAt === null && jobId === null) return end('Cancelled', 'Nothing was sent.')
  const canCancel = findTarget(provider, model)?.canCancel
  if (cost.actualUsd === 0)
    return end('Cancelled', `${canCancel ? `${name} cancelled it. ` : ''}Nothing was charged.`)
  if (mode === 'sandbox') return end(canCancel ? 'Cancelled' : 'Stopped watching', 'It was free.')
  if (canCancel)
    return end('Cancelled', `${name} was told to stop. What had begun may still be charged.`)
  return end('Stopped watching', `${name} may still charge; an image that arrives is kept.`)
}

/** What is being done about an uncertain one at this moment. */
export const searchOf = ({ status, progress }: Generation) =>
  status === 'uncertain' ? progress.log : undefined
