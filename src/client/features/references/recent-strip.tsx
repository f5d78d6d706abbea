import { imageUrl } from '../../lib/image-source.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { addPicture } from './change-inputs.ts'
import { forgetPicture, useRecentPictures } from './recent-pictures.ts'
import { roleWords } from './roles.ts'

export function RecentStrip({ pictureRole }: { pictureRole: PictureRole }) {
  const imageIds = useRecentPictures((state) => state.imageIds)
  if (imageIds.length === 0) return null
  return (
    <ul aria-label="Recently used pictures" className="mt-2 flex flex-wrap gap-1.5">
      {imageIds.map((imageId, index) => (
        <li key={imageId}>
          <button
            type="button"
            aria-label={`Use recent picture ${index + 1} as ${roleWords[pictureRole].name}`}
            onClick={() => addPicture(pictureRole, imageId)}
            className="block size-11 overflow-hidden rounded-sm bg-sunken hover:opacity-80"
          >
            <img
              src={imageUrl(imageId, 320)}
              alt=""
              loading="lazy"
              onError={() => forgetPicture(imageId)}
              className="size-full object-cover"
            />
          </button>
        </li>
      ))}
    </ul>
  )
}
