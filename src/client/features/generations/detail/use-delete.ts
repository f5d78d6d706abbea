import { useQueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { createActs } from '../selection/acts.ts'

/** Moves it to the trash, with a way back; null where there is nothing to move. */
export function useDelete(generation: Generation | undefined, onDeleted: () => void) {
  const client = useQueryClient()
  if (!generation || generation.deletedAt !== null || !isSettled(generation.status)) return null

  return () => {
    onDeleted()
    void createActs(client).remove([generation.id])
  }
}
