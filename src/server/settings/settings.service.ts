import { providerNames } from '#shared/catalog.ts'
import { keyVariables } from '#shared/key-variables.ts'
import type { ProviderId, ProviderMode } from '#shared/catalog.ts'
import type { FitConditions } from '#shared/fit.ts'
import { relayChoiceSchema, relays } from '#shared/settings.ts'
import type { KeyState, Relay, RelayChoice, Settings } from '#shared/settings.ts'
import { AppError } from '../errors.ts'
import { routesOf } from '../references/reference-routes.ts'
import type { SettingStore } from './settings.store.ts'

export interface SettingServiceDeps {
  store: SettingStore
  keys: Partial<Record<ProviderId, string>>
  modes: Record<ProviderId, ProviderMode>
  hasPublicUrl: boolean
  /** `REFERENCE_RELAY`. */
  fixedRelay: Relay | undefined
}

export type SettingService = ReturnType<typeof createSettingService>

export function createSettingService({
  store,
  keys,
  modes,
  hasPublicUrl,
  fixedRelay,
}: SettingServiceDeps) {
  const options = relays.filter((id) => modes[id] === 'live')

  async function relay(): Promise<Relay | null> {
    if (fixedRelay) return fixedRelay
    const { via = null } = relayChoiceSchema.safeParse(await store.read('relay')).data ?? {}
    // The key may be gone since.
    return via !== null && options.includes(via) ? via : null
  }

  async function get(): Promise<Settings> {
    return {
      keys: {
        luma: stateOf(keys.luma),
        fal: stateOf(keys.fal),
        segmind: stateOf(keys.segmind),
        wavespeed: stateOf(keys.wavespeed),
      },
      relay: { via: await relay(), options, isFixed: fixedRelay !== undefined },
    }
  }

  return {
    get,

    /** What `fit` has to know. Read anew each time: any replica may have changed it. */
    async conditions(): Promise<FitConditions> {
      return { modes, routes: routesOf({ modes, hasPublicUrl, relay: await relay() }) }
    },

    async chooseRelay(choice: RelayChoice): Promise<Settings> {
      if (fixedRelay)
        throw new AppError('conflict', `REFERENCE_RELAY sets the relay to ${fixedRelay}`, {
          field: 'via',
        })
      if (choice.via !== null && !options.includes(choice.via))
        throw new AppError(
          'unavailable',
          `${providerNames[choice.via]} needs a key: set ${keyVariables[choice.via]}`,
          { field: 'via' },
        )
      await store.write('relay', choice)
      return get()
    },
  }
}

/** The end of a key tells which it is; of a short one it would tell too much. */
const stateOf = (key: string | undefined): KeyState | null =>
  key === undefined ? null : { source: 'environment', last4: key.length >= 12 ? key.slice(-4) : '' }
