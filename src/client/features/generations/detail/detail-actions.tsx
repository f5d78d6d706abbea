import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Heart, ImagePlus, Repeat2, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { remix } from '../../../lib/remix.ts'
import {
  cancelMutation,
  deleteMutation,
  favoriteMutation,
  restoreMutation,
} from '../../../queries/generation-mutations.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Button, quietButtonClass } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { targetName } from '../../../ui/target-name.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { CompareButton } from '../card/compare-tool.tsx'
import { DownloadButton } from '../card/download-button.tsx'
import { nextSteps } from '../card/next-steps.ts'
import { StepButtons } from '../card/step-buttons.tsx'
import { UseAsMenu } from '../card/use-as-menu.tsx'
import { applyUseAs } from '../card/use-as.ts'

interface DetailActionsProps {
  generation: Generation
  /** Undefined until it is loaded. */
  run: ListedRun | undefined
  onClose: () => void
  /** What other features can do with it. */
  children?: ReactNode
}

export function DetailActions({ generation, run, onClose, children }: DetailActionsProps) {
  const { id, image, favorite, status } = generation
  const onError = (error: Error) => showToast(error.message)
  const favorites = useMutation({ ...favoriteMutation(id), onError })
  const cancel = useMutation({ ...cancelMutation(id), onError })
  const isFavorite = favorites.isPending ? favorites.variables : favorite

  return (
    <div className="flex flex-wrap gap-2">
      {image && (
        <>
          <DownloadButton image={image} generationId={id} />
          <Button aria-pressed={isFavorite} onClick={() => favorites.mutate(!isFavorite)}>
            <Heart size={14} fill={isFavorite ? 'currentColor' : 'none'} /> Favourite
          </Button>
          <CompareButton id={id} />
          <Popover
            triggerClassName={quietButtonClass}
            className="w-[290px]"
            trigger={
              <>
                <ImagePlus size={14} /> Use as…
              </>
            }
          >
            {(popover) => (
              <UseAsMenu
                popover={popover}
                onChoose={(role) => {
                  onClose()
                  applyUseAs(role, image.id)
                }}
              />
            )}
          </Popover>
        </>
      )}
      {run && (
        <Button
          title="Fill the form with these settings"
          onClick={() => {
            onClose()
            remix(run, id)
          }}
        >
          <Repeat2 size={14} /> Remix
        </Button>
      )}
      {!isSettled(status) && status !== 'saving' && (
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          <X size={14} /> Cancel
        </Button>
      )}
      {run && (
        <StepButtons
          generation={generation}
          run={run}
          steps={nextSteps(generation)}
          onLeave={onClose}
        />
      )}
      {children}
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
