import { z } from 'zod'
import type { ProviderId } from './catalog.ts'

export const relays = ['fal', 'wavespeed'] as const
/** The person's account that pictures for Luma may pass through. */
export type Relay = (typeof relays)[number]

export const relayChoiceSchema = z.strictObject({ via: z.enum(relays).nullable() })
export type RelayChoice = z.infer<typeof relayChoiceSchema>

/** What is told of a key: never more than its end. */
export interface KeyState {
  source: 'environment'
  last4: string
}

export interface Settings {
  keys: Record<ProviderId, KeyState | null>
  relay: {
    via: Relay | null
    /** Those with a live key. */
    options: Relay[]
    /** `REFERENCE_RELAY` decides it. */
    isFixed: boolean
  }
}
