import { useMutation } from '@tanstack/react-query'
import { Heart, ImagePlus, Repeat2, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { remix } from '../../../lib/remix.ts'
import { cancelMutation, favoriteMutation } from '../../../queries/generation-mutations.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Button, quietButtonClass } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { showToast } from '../../../ui/toasts.ts'
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
  /** Null where it cannot be deleted. */
  onDelete: (() => void) | null
  onClose: () => void
  /** What other features can do with it. */
  children?: ReactNode
}

/** On a phone what is likeliest is a bar at the thumb; the rest stays in its place, under the prompt. */
const barClass =
  'max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-2 flex flex-wrap gap-2 max-lg:border-t max-lg:border-line max-lg:bg-raised max-lg:px-4 max-lg:py-2.5 max-lg:pb-[max(10px,env(safe-area-inset-bottom))] lg:contents'
/** Quiet, in two columns: each is found at once, and none outshines what is likeliest. */
const restClass =
  '-mx-2 grid w-[calc(100%+16px)] grid-cols-2 gap-x-2 empty:hidden [&>button]:justify-start [&>button]:rounded-md [&>button]:border-transparent [&>button]:px-2 [&>button]:text-ink-2 [&>button:hover]:bg-ink/6 [&>button:hover]:text-ink'
const tallClass = 'pointer-coarse:[&>:not(div)]:h-11'

export function DetailActions({
  generation,
  run,
  onDelete,
  onClose,
  children,
}: DetailActionsProps) {
  const { id, image, status } = generation
  const onError = (error: Error) => showToast(error.message)
  const cancel = useMutation({ ...cancelMutation(id), onError })

  return (
    <fieldset aria-label="Actions" className={`flex flex-wrap gap-2 empty:hidden ${tallClass}`}>
      <div className={`${barClass} ${tallClass}`}>
        {image && <DownloadButton image={image} generationId={id} />}
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
        {image && <FavoriteButton generation={generation} />}
      </div>
      <div className={`${restClass} ${tallClass}`}>
        {image && (
          <>
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
        {children}
        {onDelete && (
          <Button title="Move to the trash (Del)" onClick={onDelete} className="hover:text-bad!">
            <Trash2 size={14} /> Delete
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function FavoriteButton({ generation: { id, favorite } }: { generation: Generation }) {
  const { mutate, variables, isPending } = useMutation({
    ...favoriteMutation(id),
    onError: (error) => showToast(error.message),
  })
  const isFavorite = isPending ? variables : favorite
  return (
    <Button aria-pressed={isFavorite} onClick={() => mutate(!isFavorite)}>
      <Heart size={14} fill={isFavorite ? 'currentColor' : 'none'} />
      <span className="max-[374px]:sr-only">Favourite</span>
    </Button>
  )
}
