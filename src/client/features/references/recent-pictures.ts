import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { imageIdsOf } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'

const kept = 12

/** The pictures that were used last, newest first. Only their ids, and only in this browser. */
export const useRecentPictures = create<{ imageIds: string[] }>()(
  persist((): { imageIds: string[] } => ({ imageIds: [] }), {
    name: 'photon-recent-pictures',
    merge: (stored, current) => {
      const { imageIds } = (stored ?? {}) as { imageIds?: unknown }
      return {
        imageIds: Array.isArray(imageIds)
          ? imageIds.filter(isImageId).slice(0, kept)
          : current.imageIds,
      }
    },
  }),
)

export const forgetPicture = (imageId: string) =>
  useRecentPictures.setState(({ imageIds }) => ({
    imageIds: imageIds.filter((known) => known !== imageId),
  }))

/** However a picture came into the draft. */
function remember() {
  const used = imageIdsOf(useDraftStore.getState().draft)
  const { imageIds } = useRecentPictures.getState()
  const fresh = used.filter((id) => !imageIds.includes(id))
  if (fresh.length > 0)
    useRecentPictures.setState({ imageIds: [...fresh.toReversed(), ...imageIds].slice(0, kept) })
}

remember()
useDraftStore.subscribe(remember)

function isImageId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
