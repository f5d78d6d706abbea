import type { Generation } from '#shared/generation.ts'
import { targetName } from '../../ui/target-name.tsx'

/** For a screen reader, as it happens. */
export function describeEnd({ status, failure, ...target }: Generation): string {
  const name = targetName(target)
  switch (status) {
    case 'succeeded':
      return `${name} is done`
    case 'failed':
      return `${name} failed. ${failure?.message ?? ''}`
    case 'uncertain':
      return `${name} gave no clear answer`
    default:
      return `${name} was cancelled`
  }
}
