import { afterAll, beforeAll } from 'vitest'
import { serveEmulators } from '../../emulators/serve.ts'
import { putFile } from '../../emulators/test-emulators.ts'
import type { Emulators } from '../../emulators/serve.ts'
import { modelIds } from '#shared/catalog.ts'
import type { ModelId, ProviderId } from '#shared/catalog.ts'
import { createFal } from './fal.ts'
import { createLuma } from './luma.ts'
import { describeProvider } from './provider-contract.ts'
import type { Stage } from './provider-contract.ts'
import type { Provider } from './provider.ts'
import { createSegmind } from './segmind.ts'
import { onePixelPng } from './provider-test-kit.ts'
import { describeReferences } from './reference-contract.ts'
import { createWavespeed } from './wavespeed.ts'

let emulators: Emulators
beforeAll(async () => {
  emulators = await serveEmulators({ speed: 500 })
})
afterAll(() => emulators.close())

type Create = (
  urls: Emulators,
  options: { apiKey: string; fetch?: Parameters<typeof createLuma>[0]['fetch'] },
) => Provider

interface StageOptions {
  hasJobs?: boolean
  segmindJson?: 'url' | 'base64'
}

/** Before each test the emulators forget everything. */
function stageFor(
  provider: ProviderId,
  models: readonly ModelId[],
  create: Create,
  { hasJobs = true, segmindJson = 'url' }: StageOptions = {},
) {
  return (): Stage => {
    const apiKey = 'contract-key-0123456789'
    const { control, origin: ownOrigin } = emulators
    control.reset()
    control.set({ pictures: 'plain', segmindJson })
    return {
      apiKey,
      models,
      hasJobs,
      create({ origin, ...options } = {}) {
        const moved = JSON.stringify(emulators).replaceAll(ownOrigin, origin ?? ownOrigin)
        return create(JSON.parse(moved), { apiKey, ...options })
      },
      countJobs: () => control.jobs().length,
      lastSubmit: () => control.submits().at(-1),
      pictureUrl: () => putFile(emulators, Buffer.from(onePixelPng, 'base64')),
      break: (step, action) => control.addFault({ provider, step, action }),
    }
  }
}

const luma = stageFor('luma', modelIds, ({ lumaBaseUrl }, options) =>
  createLuma({ baseUrl: lumaBaseUrl, ...options }),
)
const fal = stageFor('fal', modelIds, ({ falQueueUrl, falRestUrl }, options) =>
  createFal({ queueUrl: falQueueUrl, restUrl: falRestUrl, ...options }),
)
const wavespeed = stageFor('wavespeed', modelIds, ({ wavespeedBaseUrl }, options) =>
  createWavespeed({ baseUrl: wavespeedBaseUrl, ...options }),
)
describeProvider('Luma', luma)
describeReferences('Luma', luma)
describeProvider('fal', fal)
describeReferences('fal', fal)
describeProvider('WaveSpeed', wavespeed)
describeReferences('WaveSpeed', wavespeed)

for (const [shape, url, options] of [
  ['JSON with an address', 'segmindUrl', { hasJobs: false }],
  ['JSON with base64', 'segmindUrl', { hasJobs: false, segmindJson: 'base64' }],
  ['bytes', 'segmindBytesUrl', { hasJobs: false }],
  ['queue', 'segmindQueueUrl', {}],
] as const)
  describeProvider(
    `Segmind (${shape})`,
    stageFor(
      'segmind',
      ['photon'],
      (urls, rest) => createSegmind({ modelUrl: urls[url], ...rest }),
      options,
    ),
  )
