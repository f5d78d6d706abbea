import type { FileFault } from './faults.ts'

export const providerNames = ['luma', 'fal', 'segmind', 'wavespeed'] as const
export type ProviderName = (typeof providerNames)[number]
export type ModelName = 'photon' | 'photon-flash'

export interface Size {
  width: number
  height: number
}

/** Where a picture to reframe lies on the canvas; what is left out is up to the provider. */
export interface Place extends Partial<Size> {
  x?: number | undefined
  y?: number | undefined
}

export interface Reference {
  role: 'image' | 'style' | 'character' | 'modify' | 'reframe'
  url: string
  weight: number
  place?: Place
}

/** Why a job fails; each provider reads the parts that it has a place for. */
export interface JobFailure {
  message: string
  status?: number
  type?: string
  body?: unknown
  headers?: Record<string, string>
}

/** All that is drawn when a job is made. With the clock it decides every later answer. */
export interface JobRecord {
  id: string
  provider: ProviderName
  model: ModelName
  endpoint: string
  prompt: string
  input: Record<string, unknown>
  size: Size
  format: 'jpeg' | 'png'
  costUsd: number
  references: Reference[]
  webhookUrl: string | null
  createdAt: number
  queuedMs: number
  /** How many were ahead in the queue at first. */
  queueLength: number
  runMs: number
  neverEnds: boolean
  failure: JobFailure | null
  /** Stands in for the address of the picture. */
  resultUrl?: string | undefined
  fileFault?: FileFault | undefined
}

/** What became of the references once they were fetched: a stored file for each, or why not. */
export interface Settlement {
  at: number
  files: string[]
  failure: JobFailure | null
}

export interface Job extends JobRecord {
  settled?: Settlement
  canceledAt?: number
  deletedAt?: number
}

export type Phase = 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled'

export const startOf = (job: Job) => job.createdAt + job.queuedMs

/** Infinity while nobody can know. */
export function endOf(job: Job): number {
  if (job.canceledAt !== undefined) return job.canceledAt
  if (job.neverEnds) return Infinity
  const due = startOf(job) + job.runMs
  if (job.references.length === 0) return due
  return job.settled ? Math.max(due, job.settled.at) : Infinity
}

export const failureOf = (job: Job) => job.failure ?? job.settled?.failure ?? null

export function phaseOf(job: Job, now: number): Phase {
  if (now >= endOf(job)) {
    if (job.canceledAt !== undefined) return 'canceled'
    return failureOf(job) ? 'failed' : 'succeeded'
  }
  return now < startOf(job) ? 'queued' : 'running'
}

/**
 * Money that the provider takes, or will take, for the job. Luma takes it first and gives it back when
 * the job fails; the others take it for a picture, or for a run that was stopped under way.
 */
export function chargeOf(job: Job, now: number): number {
  if (job.canceledAt !== undefined) return job.canceledAt > startOf(job) ? job.costUsd : 0
  if (job.provider === 'luma') return phaseOf(job, now) === 'failed' ? 0 : job.costUsd
  return failureOf(job) ? 0 : job.costUsd
}
