import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { deleteMutation, restoreMutation } from '../../../queries/generation-mutations.ts'
import { targetName } from '../../../ui/target-name.tsx'
import { showToast } from '../../../ui/toasts.ts'

/** Moves it to the trash, with a way back; `remove` is null where there is nothing to move. */
export function useDelete(generation: Generation | undefined, onDeleted: () => void) {
  const client = useQueryClient()
  const onError = (error: Error) => showToast(error.message)
  const { mutate, isPending } = useMutation({ ...deleteMutation(generation?.id ?? ''), onError })
  if (!generation || generation.deletedAt !== null || !isSettled(generation.status))
    return { remove: null, isPending: false }

  // The toast outlives the view.
  const restore = () =>
    client
      .getMutationCache()
      .build(client, { ...restoreMutation(generation.id), onError })
      .execute(undefined)
      .catch(() => undefined)

  const remove = () =>
    mutate(undefined, {
      onSuccess: () => {
        onDeleted()
        showToast(`${targetName(generation)} moved to the trash`, {
          label: 'Undo',
          run: () => void restore(),
        })
      },
    })
  return { remove: isPending ? null : remove, isPending }
}
