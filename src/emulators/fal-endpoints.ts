import type { FalTask } from './fal-validation.ts'
import type { ModelName } from './job.ts'

interface FalEndpoint {
  model: ModelName
  task: FalTask
  usdPerMegapixel: number
}

const photon = { model: 'photon', usdPerMegapixel: 0.019 } as const
const flash = { model: 'photon-flash', usdPerMegapixel: 0.005 } as const

export const falEndpoints: Record<string, FalEndpoint> = {
  'fal-ai/luma-photon': { ...photon, task: 'text' },
  'fal-ai/luma-photon/modify': { ...photon, task: 'modify' },
  'fal-ai/luma-photon/reframe': { ...photon, task: 'reframe' },
  'fal-ai/luma-photon/flash': { ...flash, task: 'text' },
  'fal-ai/luma-photon/flash/modify': { ...flash, task: 'modify' },
  'fal-ai/luma-photon/flash/reframe': { ...flash, task: 'reframe' },
}

export const falEndpointOf = (path: string) => path.replace(/^\/fal-(queue|run)\//, '')
