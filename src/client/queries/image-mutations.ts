import type { Image } from '#shared/image.ts'
import { isApiError } from '../lib/api.ts'
import { postWithProgress } from '../lib/post-with-progress.ts'
import type { PostOptions } from '../lib/post-with-progress.ts'
import { RequestError } from '../lib/request-error.ts'

/** Where a picture of a person's own comes from. */
export type PictureSource = { file: Blob; name: string } | { url: string }

/** Brings a picture into the library. The same bytes give the same image, so it may be repeated. */
export async function addImage(source: PictureSource, options: PostOptions): Promise<Image> {
  const { status, body } = await send(source, options)
  if (status >= 200 && status < 300) return body as Image
  if (isApiError(body)) throw new RequestError(body.error.message, { ...body.error, status })
  throw new RequestError("The studio's server gave no usable answer.", { code: 'internal', status })
}

async function send(source: PictureSource, options: PostOptions) {
  try {
    return await postWithProgress('/api/images', bodyOf(source), options)
  } catch (cause) {
    if (options.signal.aborted) throw cause
    throw new RequestError("The studio's server cannot be reached.", { code: 'unreachable', cause })
  }
}

function bodyOf(source: PictureSource): FormData | string {
  if ('url' in source) return JSON.stringify(source)
  const form = new FormData()
  form.append('file', source.file, source.name)
  return form
}
