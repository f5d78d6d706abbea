import type { ProviderId, ProviderMode, ReferenceRoute } from '#shared/catalog.ts'

/** The person's account that pictures for Luma may pass through. */
export type Relay = 'fal' | 'wavespeed'

/**
 * How each provider gets to see pictures of ours. Luma fetches from public addresses only; the sandbox is on this
 * machine, and always can.
 */
export function referenceRoutes({
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
