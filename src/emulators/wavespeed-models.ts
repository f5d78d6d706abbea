import type { ModelName } from './job.ts'

interface WavespeedModel {
  model: ModelName
  isModify: boolean
  priceUsd: number
}

export const wavespeedModels: Record<string, WavespeedModel> = {
  'luma/photon': { model: 'photon', isModify: false, priceUsd: 0.015 },
  'luma/photon-flash': { model: 'photon-flash', isModify: false, priceUsd: 0.005 },
  'luma/photon-modify': { model: 'photon', isModify: true, priceUsd: 0.015 },
  'luma/photon-flash-modify': { model: 'photon-flash', isModify: true, priceUsd: 0.01 },
}
