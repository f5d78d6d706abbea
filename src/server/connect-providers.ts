import { providerIds } from '#shared/catalog.ts'
import type { ProviderId, ProviderMode } from '#shared/catalog.ts'
import type { Config } from './config.ts'
import type { Provider } from './providers/provider.ts'
import { createProvider } from './providers/registry.ts'
import type { ProviderUrls } from './providers/registry.ts'

/** The sandbox asks for a key as the providers do; any will do. */
const sandboxKey = 'sandbox'

export type Modes = Record<ProviderId, ProviderMode>

/** A provider with a key is always spoken to for real: the sandbox never takes its place. */
export function modesOf({ keys, sandbox }: Pick<Config, 'keys' | 'sandbox'>): Modes {
  const hasAnyKey = Object.keys(keys).length > 0
  const withoutKey = sandbox === 'on' || (sandbox === 'auto' && !hasAnyKey) ? 'sandbox' : 'off'
  const modeOf = (id: ProviderId): ProviderMode => (keys[id] === undefined ? withoutKey : 'live')
  return {
    luma: modeOf('luma'),
    fal: modeOf('fal'),
    segmind: modeOf('segmind'),
    wavespeed: modeOf('wavespeed'),
  }
}

/** Every provider that can be spoken to: those with a key, and all of them in the sandbox where it runs. */
export function connectProviders({ keys, urls }: Config, sandboxUrls: ProviderUrls | undefined) {
  const live = new Map<ProviderId, Provider>()
  const sandbox = new Map<ProviderId, Provider>()
  for (const id of providerIds) {
    const key = keys[id]
    if (key !== undefined) live.set(id, createProvider(id, key, urls))
    if (sandboxUrls) sandbox.set(id, createProvider(id, sandboxKey, sandboxUrls))
  }

  return {
    providerFor: (id: ProviderId, mode: 'live' | 'sandbox') =>
      (mode === 'live' ? live : sandbox).get(id),
    trustedOrigin(id: ProviderId, mode: ProviderMode): string | undefined {
      const known = mode === 'live' ? urls : sandboxUrls
      return known && new URL(addressOf(id, known)).origin
    },
  }
}

function addressOf(id: ProviderId, urls: ProviderUrls): string {
  switch (id) {
    case 'luma':
      return urls.lumaBaseUrl
    case 'fal':
      return urls.falQueueUrl
    case 'segmind':
      return urls.segmindUrl
    case 'wavespeed':
      return urls.wavespeedBaseUrl
  }
}
