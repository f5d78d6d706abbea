import type { ProviderId } from '../catalog.ts'
import type { WireRequest } from './wire-request.ts'

const lumaBase = 'https://api.lumalabs.ai/dream-machine/v1'

export const falEndpoint = ({ model, kind }: WireRequest): string =>
  ['fal-ai/luma-photon', model === 'photon-flash' && 'flash', kind !== 'text' && kind]
    .filter(Boolean)
    .join('/')

export const wavespeedModel = ({ model, kind }: WireRequest): string =>
  `luma/${model}${kind === 'modify' ? '-modify' : ''}`

/** Where the request is posted to, by the providers' own documents. */
export function addressOf(provider: ProviderId, request: WireRequest): string {
  switch (provider) {
    case 'luma':
      return `${lumaBase}/generations/image${request.kind === 'reframe' ? '/reframe' : ''}`
    case 'fal':
      return `https://queue.fal.run/${falEndpoint(request)}`
    case 'segmind':
      return 'https://api.segmind.com/v1/models/luma-photon-txt-2-img'
    case 'wavespeed':
      return `https://api.wavespeed.ai/api/v3/${wavespeedModel(request)}`
  }
}

/** Where a job is looked at. fal leaves out the last part of the endpoint there, by its own rule. */
export const jobAddresses = {
  luma: `${lumaBase}/generations`,
  fal: 'https://queue.fal.run/fal-ai/luma-photon/requests',
  wavespeed: 'https://api.wavespeed.ai/api/v3/predictions',
} as const

/** As the provider delivers it, unless asked otherwise. */
export const fileName = (provider: ProviderId) => (provider === 'fal' ? 'photon.png' : 'photon.jpg')
