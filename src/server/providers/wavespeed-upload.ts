import { z } from 'zod'
import { createProviderHttp, type ProviderHttpOptions } from './provider-http.ts'
import { isWebUrl } from './provider-picture.ts'
import { goodUntil, toFile, uploadTimeoutMs, uploadVerdict } from './provider-upload.ts'
import type { Provider } from './provider.ts'
import { createWavespeedRead } from './wavespeed-answer.ts'

interface UploadOptions extends Pick<ProviderHttpOptions, 'apiKey' | 'fetch'> {
  baseUrl: string
}

const storedSchema = z.object({ data: z.object({ download_url: z.string() }) })

const lifetimeMs = 7 * 24 * 3600_000

export function createWavespeedUpload({
  apiKey,
  baseUrl,
  fetch,
}: UploadOptions): NonNullable<Provider['upload']> {
  const http = createProviderHttp({
    provider: 'wavespeed',
    apiKey,
    headers: { authorization: `Bearer ${apiKey}` },
    interpret: uploadVerdict,
    fetch,
  })
  const read = createWavespeedRead(http)

  return async (picture) => {
    const sentAtMs = Date.now()
    const form = new FormData()
    form.append('file', toFile(picture))
    const answer = await http.send('POST', `${baseUrl}/media/upload/binary`, {
      body: form,
      timeoutMs: uploadTimeoutMs,
    })
    const { download_url: url } = read(answer, storedSchema).data
    if (!isWebUrl(url))
      throw http.unclear('WaveSpeed answered without a usable address for the picture')
    return { url, expiresAtMs: goodUntil(sentAtMs, lifetimeMs) }
  }
}
