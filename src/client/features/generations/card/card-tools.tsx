import { useMutation } from '@tanstack/react-query'
import { Copy, Download, Heart, Maximize2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { findTarget, providerNames } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { useCompareTray } from '../../../lib/compare-tray.ts'
import { downloadUrl } from '../../../lib/download-url.ts'
import { useSelectionStore } from '../../../lib/selection.ts'
import { useMedia } from '../../../lib/use-media.ts'
import { cancelMutation, favoriteMutation } from '../../../queries/generation-mutations.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { targetName } from '../../../ui/target-name.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { copyImage } from './copy-image.ts'
import { GenerationLink } from './generation-link.tsx'
import { Marks } from './marks.tsx'
import { tinyCard } from './narrow-card.ts'
import { ResultTools } from './result-tools.tsx'
import { SelectTool } from './select-tool.tsx'

const toolClass =
  'grid size-[30px] place-items-center rounded-full bg-black/60 text-white hover:bg-black/75 focus-visible:outline-offset-0'

interface CardToolsProps {
  generation: Generation
  run: ListedRun
  width: number
  /** Of the picture in the card. */
  height: number
  isPointedAt: boolean
}

/**
 * What can be done with a card without opening it; seen when it is pointed at or has the focus. Hundreds of cards
 * are no place for what nobody sees: it is made when it is wanted.
 */
export function CardTools(props: CardToolsProps) {
  const { generation, run, height, isPointedAt } = props
  const { status, id, image, favorite } = generation
  const isSelecting = useSelectionStore(({ ids }) => ids.size > 0)
  const isOneOfMany = useSelectionStore(({ ids }) => ids.size > 1 && ids.has(id))
  const isCompared = useCompareTray(({ ids }) => ids.includes(id))
  const isTouched = useMedia('(pointer: coarse)')
  const isMarked = favorite || isCompared || run.references.modify !== null
  const hasTools = status === 'succeeded' || !isSettled(status)
  if (!isPointedAt && !isSelecting && !isTouched && !isMarked && image) return null

  return (
    <>
      <SelectTool id={id} name={targetName(generation)} height={height} isPointedAt={isPointedAt} />
      {isOneOfMany ? (
        <Marks generation={generation} />
      ) : (
        hasTools && <Tools {...props} isCompared={isCompared} isTouched={isTouched} />
      )}
    </>
  )
}

interface ToolsProps extends CardToolsProps {
  isCompared: boolean
  isTouched: boolean
}

function Tools({ isTouched, ...props }: ToolsProps) {
  const { generation, width, isPointedAt } = props
  const { id, image, favorite } = generation
  const name = targetName(generation)
  const isRoomy = width > 170
  return (
    <>
      <div className="absolute top-2 right-2 z-2 flex gap-1.5">
        {image ? (
          <>
            {(isPointedAt || favorite || (isTouched && width >= tinyCard)) && (
              <FavoriteTool id={id} favorite={favorite} name={name} />
            )}
            <Hidden isWanted={isPointedAt && width > 240}>
              <button
                type="button"
                aria-label={`Copy the image by ${name}`}
                title="Copy the image (Ctrl/⌘ C)"
                onClick={() => void copyImage(image)}
                className={toolClass}
              >
                <Copy size={14} />
              </button>
            </Hidden>
            <Hidden isWanted={isPointedAt && isRoomy}>
              <a
                href={downloadUrl(image, id)}
                download
                aria-label={`Download the image by ${name}`}
                title="Download"
                className={toolClass}
              >
                <Download size={15} />
              </a>
            </Hidden>
          </>
        ) : (
          <CancelTool generation={generation} name={name} />
        )}
        <Hidden isWanted={isPointedAt && isRoomy}>
          <GenerationLink
            id={id}
            data-tool
            aria-label={`Open ${name}`}
            title="Open"
            className={toolClass}
          >
            <Maximize2 size={14} />
          </GenerationLink>
        </Hidden>
      </div>
      {image ? <ResultTools {...props} image={image} /> : <TouchCancel generation={generation} />}
    </>
  )
}

const hiddenClass =
  'opacity-0 transition-opacity duration-150 group-focus-within/card:opacity-100 group-hover/card:opacity-100'

/** A finger has nothing to point with: there, opening the card offers the same. */
const Hidden = ({ isWanted, children }: { isWanted: boolean; children: ReactNode }) =>
  isWanted && <span className={`${hiddenClass} pointer-coarse:hidden`}>{children}</span>

function FavoriteTool({ id, favorite, name }: { id: string; favorite: boolean; name: string }) {
  const { mutate, variables, isPending } = useMutation({
    ...favoriteMutation(id),
    onError: (error) => showToast(error.message),
  })
  const isFavorite = isPending ? variables : favorite
  return (
    <button
      type="button"
      aria-pressed={isFavorite}
      aria-label={`Favourite ${name}`}
      title="Favourite"
      onClick={() => mutate(!isFavorite)}
      className={`${toolClass} ${isFavorite ? '' : hiddenClass} pointer-coarse:opacity-100`}
    >
      <Heart size={15} fill={isFavorite ? 'currentColor' : 'none'} />
    </button>
  )
}

const useCancel = ({ id }: Generation) =>
  useMutation({ ...cancelMutation(id), onError: (error) => showToast(error.message) })

/** What a press will do at this provider, said before it. */
function cancelHint({ status, provider, model }: Generation): string {
  if (status === 'queued') return 'Cancel: nothing was sent yet'
  if (findTarget(provider, model)?.canCancel) return 'Cancel'
  return `Stop watching: ${providerNames[provider]} may still charge`
}

/** Under a card that is too small to carry it: a finger must not need the detail view for this. */
function TouchCancel({ generation }: { generation: Generation }) {
  const { mutate, isPending } = useCancel(generation)
  if (generation.status === 'saving') return null
  return (
    <span className="absolute right-0 bottom-0 hidden text-sm leading-4.5 pointer-coarse:group-data-narrow/card:block">
      <TextButton
        aria-label={`Cancel ${targetName(generation)}`}
        disabled={isPending}
        onClick={() => mutate()}
      >
        Cancel
      </TextButton>
    </span>
  )
}

function CancelTool({ generation, name }: { generation: Generation; name: string }) {
  const { mutate, isPending } = useCancel(generation)
  if (generation.status === 'saving') return null
  return (
    <button
      type="button"
      aria-label={`Cancel ${name}`}
      title={cancelHint(generation)}
      disabled={isPending}
      onClick={() => mutate()}
      className={`${toolClass} ${hiddenClass} pointer-coarse:opacity-100 pointer-coarse:group-data-narrow/card:hidden`}
    >
      <X size={15} />
    </button>
  )
}
