import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { JobBend } from './faults.ts'
import type { SubmitRecord } from './request-log.ts'

export interface EmulatorEnv {
  /** Only there when a real socket is: `app.request` in a test has none. */
  Bindings: Partial<HttpBindings>
  Variables: {
    bend?: JobBend
    /** A word that stands in for the state in the answer. */
    state?: string
    submit?: SubmitRecord
  }
}

export type EmulatorContext = Context<EmulatorEnv>

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Undefined when the body is no JSON object. */
export async function readObject(c: EmulatorContext): Promise<JsonObject | undefined> {
  const value: unknown = await c.req.json().catch(() => undefined)
  return isObject(value) ? value : undefined
}

/** Where the caller found us, so that addresses in answers stay right on any port. */
export const originOf = (c: EmulatorContext) => new URL(c.req.url).origin

/** In the place of a key: what a provider would refuse. Anything else is let in. */
export const isRefusedKey = (key: string) => key === '' || /^(invalid|wrong|revoked)/i.test(key)

export function isWebUrl(value: unknown): value is string {
  return (
    typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  )
}
