import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { formatDuration, formatUsd } from '../../../lib/format.ts'
import { tookMs } from '../../../lib/took-ms.ts'

export const timeOf = (generation: Generation): string | null => {
  const ms = generation.status === 'succeeded' ? tookMs(generation) : null
  return ms === null ? null : formatDuration(ms)
}

export function priceOf({ status, mode, cost: { actualUsd, estimatedUsd } }: Generation): string {
  if (mode === 'sandbox') return '$0'
  if (actualUsd !== null) return formatUsd(actualUsd)
  if (status === 'succeeded' || !isSettled(status)) return `≈ ${formatUsd(estimatedUsd)}`
  return `up to ${formatUsd(estimatedUsd)}`
}
