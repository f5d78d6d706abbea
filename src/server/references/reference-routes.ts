import type { ProviderId, ProviderMode, ReferenceRoute } from '#shared/catalog.ts'
import type { Relay } from '#shared/settings.ts'

/**
 * How each provider gets to see pictures of ours. Luma fetches from public addresses only; the sandbox is on this
 * machine, and always can.
 */
export function routesOf({
  modes,
  hasPublicUrl,
  relay,
}: {
  modes: Record<ProviderId, ProviderMode>
  hasPublicUrl: boolean
  relay: Relay | null
}): Record<ProviderId, ReferenceRoute | null> {
  function routeOf(id: ProviderId): ReferenceRoute | null {
    if (id === 'segmind') return null
    if (id !== 'luma' || modes[id] === 'sandbox') return 'upload'
    if (hasPublicUrl) return 'address'
    return relay !== null && modes[relay] === 'live' ? relay : null
  }
  return {
    luma: routeOf('luma'),
    fal: routeOf('fal'),
    segmind: routeOf('segmind'),
    wavespeed: routeOf('wavespeed'),
  }
}
