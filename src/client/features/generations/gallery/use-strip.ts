import { useMemo } from 'react'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { slotsOf } from './slots.ts'
import type { Slot } from './slots.ts'

/** The cards of a run in their order. It changes only when one comes, goes or gets another shape. */
export const useStrip = ({ generations }: ListedRun): Slot[] =>
  useMemo(() => slotsOf(generations), [generations])
