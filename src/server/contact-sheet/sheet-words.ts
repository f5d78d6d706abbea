import { modelNames, providerNames } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'
import { formatUsd } from '#shared/price.ts'

export const hideable = ['names', 'times', 'prices', 'prompt', 'date'] as const
export type Hideable = (typeof hideable)[number]

/** Under a picture: who made it, and what it took. Without a name it has a letter, so that one can speak of it. */
export function captionOf(
  generation: Generation,
  index: number,
  hidden: readonly Hideable[],
): { name: string; figures: string } {
  const { provider, model, mode } = generation
  const isSandbox = mode === 'sandbox'
  const name = `${providerNames[provider]} ${modelNames[model]}${isSandbox ? ' · sandbox' : ''}`
  const figures = [
    ...(hidden.includes('times') ? [] : timeOf(generation)),
    ...(hidden.includes('prices') ? [] : [priceOf(generation)]),
  ]
  return {
    name: hidden.includes('names') ? letterOf(index) : name,
    figures: figures.join(' · '),
  }
}

/** A … Z, then AA. */
const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

function timeOf({ times: { submittedAt, finishedAt } }: Generation): string[] {
  if (submittedAt === null || finishedAt === null) return []
  return [`${((Date.parse(finishedAt) - Date.parse(submittedAt)) / 1000).toFixed(1)} s`]
}

function priceOf({ mode, cost: { actualUsd, estimatedUsd } }: Generation): string {
  if (mode === 'sandbox') return 'free'
  return actualUsd === null ? `about ${formatUsd(estimatedUsd)}` : formatUsd(actualUsd)
}

export const dateOf = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
