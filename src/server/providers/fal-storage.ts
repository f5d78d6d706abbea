import { z } from 'zod'
import { createProviderHttp, isSuccess, type ProviderHttpOptions } from './provider-http.ts'
import { isWebUrl, readWebUrl } from './provider-picture.ts'
import { goodUntil, toFile, uploadTimeoutMs, uploadVerdict } from './provider-upload.ts'
import type { Provider } from './provider.ts'

interface StorageOptions extends Pick<ProviderHttpOptions, 'apiKey' | 'fetch'> {
  restUrl: string
}

const ticketSchema = z.object({ upload_url: z.string(), file_url: z.string() })

/** Anybody who has the address can see the picture: no longer than a day. */
const lifetimeS = 24 * 3600

/** fal's file storage: it is asked for a place with the key, and the bytes go to that place without it. */
export function createFalUpload({
  apiKey,
  restUrl,
  fetch,
}: StorageOptions): NonNullable<Provider['upload']> {
  const desk = createProviderHttp({
    provider: 'fal',
    apiKey,
    headers: {
      authorization: `Key ${apiKey}`,
      'x-fal-object-lifecycle': JSON.stringify({ expiration_duration_seconds: lifetimeS }),
    },
    interpret: uploadVerdict,
    fetch,
  })
  const place = createProviderHttp({
    provider: 'fal',
    apiKey,
    headers: {},
    // No key was shown: a 403 is about this one place.
    interpret: (answer) =>
      [413, 429].includes(answer.status) ? uploadVerdict(answer) : { kind: 'uncertain' },
    fetch,
  })
  const isPlace = (value: string) => {
    const url = readWebUrl(value)
    return url && (url.protocol === 'https:' || url.origin === new URL(restUrl).origin)
  }

  return async (picture) => {
    const file = toFile(picture)
    const sentAtMs = Date.now()
    const answer = await desk.send(
      'POST',
      `${restUrl}/storage/upload/initiate?storage_type=fal-cdn-v3`,
      { body: { content_type: file.type, file_name: file.name } },
    )
    const { upload_url, file_url } = desk.read(answer, ticketSchema)
    if (!isPlace(upload_url) || !isWebUrl(file_url))
      throw desk.unclear('fal answered without a usable address for the picture')

    const stored = await place.send('PUT', upload_url, {
      body: file,
      timeoutMs: uploadTimeoutMs,
    })
    if (!isSuccess(stored)) throw place.errorFrom(stored)
    return { url: file_url, expiresAtMs: goodUntil(sentAtMs, lifetimeS * 1000) }
  }
}
