import type { Logger } from 'pino'
import type { ProviderId, ProviderMode } from '#shared/catalog.ts'
import type { Clock } from '../clock.ts'
import type { UsualTimes } from '../generations/usual-times.store.ts'
import type { fetchImage } from '../images/fetch-image.ts'
import type { ImageService } from '../images/images.service.ts'
import type { Metrics } from '../metrics.ts'
import type { Provider } from '../providers/provider.ts'
import type { ReferenceService } from '../references/references.service.ts'
import type { AdoptionStore } from './adoptions.store.ts'
import type { ClaimStore } from './claims.store.ts'
import type { Pace } from './pace.ts'

/** What the steps of a generation's life work with. */
export interface StepDeps {
  claims: ClaimStore
  adoptions: AdoptionStore
  images: ImageService
  fetchImage: typeof fetchImage
  references: Pick<ReferenceService, 'areReady' | 'resolve' | 'forget'>
  usualTimes: UsualTimes
  /** Undefined where that provider can no longer be spoken to in that mode. */
  providerFor: (id: ProviderId, mode: 'live' | 'sandbox') => Provider | undefined
  /** Where a result is fetched from even though it is no public address. */
  trustedOrigin: (id: ProviderId, mode: ProviderMode) => string | undefined
  webhooks: {
    /** Undefined where the provider cannot reach us. */
    addressOf: (id: ProviderId, mode: ProviderMode, generationId: string) => string | undefined
    areTrusted: (id: ProviderId, mode: ProviderMode) => boolean
    ended: (id: ProviderId, generationId: string) => void
  }
  jobDeadlineMs: number
  submitPace: Pace
  lookPace: Pace
  clock: Clock
  metrics: Metrics
  log: Logger
}
