/**
 * What each provider can do with the Photon models: the one table behind the form, the checks of the server
 * and the prices. It holds no schema, so that the browser's first load carries no validator.
 */

export const providerIds = ['luma', 'fal', 'segmind', 'wavespeed'] as const
export type ProviderId = (typeof providerIds)[number]

export const modelIds = ['photon', 'photon-flash'] as const
export type ModelId = (typeof modelIds)[number]

export const aspectRatios = [
  '1:1',
  '16:9',
  '9:16',
  '4:3',
  '3:4',
  '21:9',
  '9:21',
  '3:2',
  '2:3',
  '5:4',
  '4:5',
] as const
export type AspectRatio = (typeof aspectRatios)[number]

export const referenceKinds = ['image', 'style', 'character', 'modify'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** What a run makes: a picture from words, another version of a picture, or more picture around one. */
export type JobKind = 'text' | 'modify' | 'reframe'

/**
 * How a provider gets to see a picture of ours. `address`: it fetches it from our public address; `upload`: it goes
 * into the provider's own storage; else it is relayed through the person's account at that provider.
 */
export type ReferenceRoute = 'address' | 'upload' | 'fal' | 'wavespeed'

export const maxPromptLength = 5000

/** `live`: a key is there. `sandbox`: an emulator answers, free of charge. `off`: neither. */
export type ProviderMode = 'live' | 'sandbox' | 'off'

export const providerNames: Record<ProviderId, string> = {
  luma: 'Luma',
  fal: 'fal',
  segmind: 'Segmind',
  wavespeed: 'WaveSpeed',
}

export const modelNames: Record<ModelId, string> = { photon: 'Photon', 'photon-flash': 'Flash' }

export interface PriceRule {
  usd: number
  per: 'image' | 'megapixel'
  /** False where the provider's own pages contradict each other. */
  isExact: boolean
}

export interface Target {
  provider: ProviderId
  model: ModelId
  /** Empty where the provider chooses the ratio by itself. */
  aspectRatios: readonly AspectRatio[]
  /** What is sent when the person leaves the ratio open. */
  defaultAspectRatio: AspectRatio | null
  /** How many references of each kind one request may carry. */
  references: Record<ReferenceKind, number>
  /** Else the provider decides how close a modification stays to its source. */
  canWeighModify: boolean
  canModifyWithoutPrompt: boolean
  canReframe: boolean
  minPromptLength: number
  /** Elsewhere, to cancel means to stop watching: it may still be charged. */
  canCancel: boolean
  /** The provider lists its jobs: one whose id was lost can be looked for. */
  canList: boolean
  price: PriceRule
  /** Where it differs from `price`. */
  modifyPrice?: PriceRule
  /** From submit to image, as documented; the server learns better from its own history. */
  usualMs: number
}

const lumaRatios = ['1:1', '16:9', '9:16', '4:3', '3:4', '21:9', '9:21'] as const
const segmindRatios = ['1:1', '16:9', '9:16', '3:2', '2:3', '5:4', '4:5', '21:9', '9:21'] as const

const none = { image: 0, style: 0, character: 0, modify: 0 }

const luma = {
  provider: 'luma',
  aspectRatios: lumaRatios,
  defaultAspectRatio: '16:9',
  references: { image: 4, style: 1, character: 4, modify: 1 },
  canWeighModify: true,
  canModifyWithoutPrompt: false,
  canReframe: true,
  minPromptLength: 3,
  canCancel: false,
  canList: true,
} as const
const fal = {
  provider: 'fal',
  aspectRatios: lumaRatios,
  defaultAspectRatio: '1:1',
  references: { ...none, modify: 1 },
  canWeighModify: true,
  canModifyWithoutPrompt: true,
  canReframe: true,
  minPromptLength: 1,
  canCancel: true,
  canList: false,
} as const
const segmind = {
  provider: 'segmind',
  aspectRatios: segmindRatios,
  defaultAspectRatio: '1:1',
  references: none,
  canWeighModify: false,
  canModifyWithoutPrompt: false,
  canReframe: false,
  minPromptLength: 1,
  canCancel: false,
  canList: false,
} as const
const wavespeed = {
  provider: 'wavespeed',
  aspectRatios: [],
  defaultAspectRatio: null,
  references: { ...none, modify: 1 },
  canWeighModify: false,
  canModifyWithoutPrompt: false,
  canReframe: false,
  minPromptLength: 1,
  canCancel: false,
  canList: true,
} as const

const perImage = (usd: number, isExact = true): PriceRule => ({ usd, per: 'image', isExact })
const perMegapixel = (usd: number): PriceRule => ({ usd, per: 'megapixel', isExact: false })

export const targets: readonly Target[] = [
  { ...luma, model: 'photon', price: perImage(0.015), usualMs: 9_000 },
  { ...luma, model: 'photon-flash', price: perImage(0.004, false), usualMs: 5_000 },
  { ...fal, model: 'photon', price: perMegapixel(0.019), usualMs: 11_000 },
  { ...fal, model: 'photon-flash', price: perMegapixel(0.005), usualMs: 6_000 },
  { ...segmind, model: 'photon', price: perImage(0.019), usualMs: 18_000 },
  { ...wavespeed, model: 'photon', price: perImage(0.015), usualMs: 8_000 },
  {
    ...wavespeed,
    model: 'photon-flash',
    price: perImage(0.005),
    modifyPrice: perImage(0.01),
    usualMs: 5_000,
  },
]

export const findTarget = (provider: ProviderId, model: ModelId) =>
  targets.find((target) => target.provider === provider && target.model === model)
