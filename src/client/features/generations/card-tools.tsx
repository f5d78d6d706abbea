import { useMutation } from '@tanstack/react-query'
import { Download, Heart, Maximize2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { downloadUrl } from '../../lib/image-source.ts'
import { cancelMutation, favoriteMutation } from '../../queries/generation-mutations.ts'
import { targetName } from '../../ui/target-name.tsx'
import { showToast } from '../../ui/toasts.tsx'

const toolClass =
  'grid size-[30px] place-items-center rounded-full bg-black/50 text-white backdrop-blur-md hover:bg-black/75 focus-visible:outline-offset-0'

/** What can be done with a card without opening it; seen when it is pointed at or has the focus. */
export function CardTools({ generation }: { generation: Generation }) {
  const { id, status, image, favorite } = generation
  const name = targetName(generation)
  if (status !== 'succeeded' && isSettled(status)) return null

  return (
    <div className="absolute top-2 right-2 z-2 flex gap-1.5">
      {image ? (
        <>
          <FavoriteTool id={id} favorite={favorite} name={name} />
          <Hidden>
            <a
              href={downloadUrl(image)}
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
      <Hidden>
        <Link
          href={`/generations/${id}`}
          aria-label={`Open ${name}`}
          title="Open"
          className={toolClass}
        >
          <Maximize2 size={14} />
        </Link>
      </Hidden>
    </div>
  )
}

const hiddenClass =
  'opacity-0 transition-opacity duration-150 group-focus-within/card:opacity-100 group-hover/card:opacity-100'

/** A finger has nothing to point with: there, opening the card offers the same. */
const Hidden = ({ children }: { children: ReactNode }) => (
  <span className={`${hiddenClass} pointer-coarse:hidden @max-[170px]:hidden`}>{children}</span>
)

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

function CancelTool({ generation, name }: { generation: Generation; name: string }) {
  const { mutate, isPending } = useMutation({
    ...cancelMutation(generation.id),
    onError: (error) => showToast(error.message),
  })
  if (generation.status === 'saving') return null
  return (
    <button
      type="button"
      aria-label={`Cancel ${name}`}
      title="Cancel"
      disabled={isPending}
      onClick={() => mutate()}
      className={`${toolClass} ${hiddenClass} pointer-coarse:opacity-100 pointer-coarse:@max-[210px]:hidden`}
    >
      <X size={15} />
    </button>
  )
}
