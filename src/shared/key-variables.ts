import type { ProviderId } from './catalog.ts'

/** The variable of the environment that holds the key, as the provider's own SDK calls it. */
export const keyVariables: Record<ProviderId, string> = {
  luma: 'LUMAAI_API_KEY',
  fal: 'FAL_KEY',
  segmind: 'SEGMIND_API_KEY',
  wavespeed: 'WAVESPEED_API_KEY',
}
