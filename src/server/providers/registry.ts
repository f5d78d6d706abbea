import type { ProviderId } from '#shared/catalog.ts'
import { createFal } from './fal.ts'
import { createLuma } from './luma.ts'
import type { Provider } from './provider.ts'
import { createSegmind } from './segmind.ts'
import { createWavespeed } from './wavespeed.ts'

/** Addresses without a slash at the end. */
export interface ProviderUrls {
  lumaBaseUrl: string
  falQueueUrl: string
  falRestUrl: string
  /** The full address of the model. */
  segmindUrl: string
  wavespeedBaseUrl: string
}

/** The one place that knows every adapter by name. */
export function createProvider(id: ProviderId, apiKey: string, urls: ProviderUrls): Provider {
  switch (id) {
    case 'luma':
      return createLuma({ apiKey, baseUrl: urls.lumaBaseUrl })
    case 'fal':
      return createFal({ apiKey, queueUrl: urls.falQueueUrl, restUrl: urls.falRestUrl })
    case 'segmind':
      return createSegmind({ apiKey, modelUrl: urls.segmindUrl })
    case 'wavespeed':
      return createWavespeed({ apiKey, baseUrl: urls.wavespeedBaseUrl })
  }
}
