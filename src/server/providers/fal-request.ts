import type { JobKind, ModelId } from '#shared/catalog.ts'
import { explicitRatio } from './provider-guards.ts'
import { promptIfAny, taskOf } from './provider-request.ts'
import type { ImageRequest } from './provider.ts'

/** Only these ids ever become part of an address. */
const endpoints: Record<ModelId, Record<JobKind, string>> = {
  photon: {
    text: 'fal-ai/luma-photon',
    modify: 'fal-ai/luma-photon/modify',
    reframe: 'fal-ai/luma-photon/reframe',
  },
  'photon-flash': {
    text: 'fal-ai/luma-photon/flash',
    modify: 'fal-ai/luma-photon/flash/modify',
    reframe: 'fal-ai/luma-photon/flash/reframe',
  },
}

export const falEndpoints = Object.values(endpoints).flatMap((kinds) => Object.values(kinds))

export function falRequest(request: ImageRequest) {
  const task = taskOf('fal', request)
  const endpoint = endpoints[request.model][task.kind]
  const aspect_ratio = explicitRatio('fal', request)
  switch (task.kind) {
    case 'text':
      return { endpoint, body: { prompt: request.prompt, aspect_ratio } }
    case 'modify': {
      const { url, weight } = task.source
      const body = { image_url: url, strength: weight, aspect_ratio, ...promptIfAny(request) }
      return { endpoint, body }
    }
    case 'reframe': {
      const { url, x, y, width, height } = task.source
      // The bounds say where on the canvas the picture lies, and so its size, which has no field of its own here.
      const bounds = { x_start: x, x_end: x + width, y_start: y, y_end: y + height }
      const place = { grid_position_x: x, grid_position_y: y, ...bounds }
      return { endpoint, body: { image_url: url, aspect_ratio, ...promptIfAny(request), ...place } }
    }
  }
}
