import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Heart, Trash2, X } from 'lucide-react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { downloadUrl } from '../../lib/image-source.ts'
import {
  cancelMutation,
  deleteMutation,
  favoriteMutation,
  restoreMutation,
} from '../../queries/generation-mutations.ts'
import { Button } from '../../ui/button.tsx'
import { targetName } from '../../ui/target-name.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { nextSteps } from './next-steps.ts'
import { StepButtons } from './step-buttons.tsx'

interface DetailActionsProps {
  generation: Generation
  /** Undefined until it is loaded. */
  prompt: string | undefined
  onClose: () => void
}

export function DetailActions({ generation, prompt, onClose }: DetailActionsProps) {
  const { id, image, favorite, status, aspectRatio } = generation
  const onError = (error: Error) => showToast(error.message)
  const favorites = useMutation({ ...favoriteMutation(id), onError })
  const cancel = useMutation({ ...cancelMutation(id), onError })
  const isFavorite = favorites.isPending ? favorites.variables : favorite

  return (
    <div className="flex flex-wrap gap-2">
      {image && (
        <>
          <a
            href={downloadUrl(image)}
            download
            className="inline-flex h-8 items-center gap-2 rounded-full bg-action px-3.5 text-[13px] font-medium text-on-action hover:opacity-90"
          >
            <Download size={14} /> Download
          </a>
          <Button aria-pressed={isFavorite} onClick={() => favorites.mutate(!isFavorite)}>
            <Heart size={14} fill={isFavorite ? 'currentColor' : 'none'} /> Favourite
          </Button>
        </>
      )}
      {!isSettled(status) && status !== 'saving' && (
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          <X size={14} /> Cancel
        </Button>
      )}
      {prompt !== undefined && (
        <StepButtons
          generation={generation}
          prompt={prompt}
          aspectRatio={aspectRatio}
          steps={nextSteps(generation)}
          onLeave={onClose}
        />
      )}
      {isSettled(status) && <DeleteButton generation={generation} onDeleted={onClose} />}
    </div>
  )
}

function DeleteButton({
  generation,
  onDeleted,
}: {
  generation: Generation
  onDeleted: () => void
}) {
  const client = useQueryClient()
  const onError = (error: Error) => showToast(error.message)
  const remove = useMutation({ ...deleteMutation(generation.id), onError })

  // The toast outlives this button.
  const restore = () =>
    client
      .getMutationCache()
      .build(client, { ...restoreMutation(generation.id), onError })
      .execute(undefined)
      .catch(() => undefined)

  return (
    <Button
      disabled={remove.isPending}
      onClick={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            onDeleted()
            showToast(`${targetName(generation)} moved to the trash`, {
              label: 'Undo',
              run: () => void restore(),
            })
          },
        })
      }
    >
      <Trash2 size={14} /> Delete
    </Button>
  )
}
