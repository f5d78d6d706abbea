import { api } from '../lib/api.ts'
import { RequestError } from '../lib/request-error.ts'

/** Some megabytes each. */
const mostKept = 4
const kept = new Map<string, Promise<Blob>>()

/** An image as it was made. Asked for again it is at hand, as when it is fetched at a press and dragged after it. */
export function originalOf(imageId: string): Promise<Blob> {
  const known = kept.get(imageId)
  if (known) return known
  const blob = load(imageId)
  kept.set(imageId, blob)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  blob.catch(() => kept.delete(imageId))
  return blob
}

async function load(id: string): Promise<Blob> {
  const response = await api.images[':id']
    .$get({ param: { id }, query: {} })
    .catch((cause: unknown) => {
      throw new RequestError("The studio's server cannot be reached.", {
        code: 'unreachable',
        cause,
      })
    })
  if (!response.ok)
    throw new RequestError('The image could not be loaded.', {
      code: 'internal',
      status: response.status,
    })
  return response.blob()
}
