import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { providerIds, providerNames } from '#shared/catalog.ts'
import { keyVariables } from '#shared/key-variables.ts'
import type { ProviderId } from '#shared/catalog.ts'
import { relays } from '#shared/settings.ts'
import { minSecretLength } from './app-secret.ts'

const url = (fallback: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .transform((value) => value.replace(/\/+$/, ''))
    .default(fallback)

const originSchema = z
  .string()
  .refine(
    (value) => /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(value) && URL.canParse(value),
    'must be only scheme, host and port, such as https://studio.example.com',
  )
  .transform((value) => new URL(value).origin)
  .optional()

const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'must be a key without spaces')
  .optional()

/** Settings that name something this version cannot do yet: better not to start than to ignore them. */
const notYet = (what: string) =>
  z.never({ error: `${what} is not there yet: leave it unset` }).optional()

/** Such as `luma=80,wavespeed=2`. */
const perMinuteSchema = z
  .string()
  .regex(
    new RegExp(
      `^(${providerIds.join('|')})=[1-9]\\d{0,4}(,(${providerIds.join('|')})=[1-9]\\d{0,4})*$`,
    ),
    'must be like luma=80,wavespeed=2',
  )
  .default('')
  .transform((text): Partial<Record<ProviderId, number>> =>
    Object.fromEntries(
      text
        .split(',')
        .filter(Boolean)
        .map((pair) => pair.split('='))
        .map(([id, limit]) => [id, Number(limit)]),
    ),
  )

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const environmentSchema = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(5175),
  HOST: z
    .string()
    .refine(
      isLoopback,
      'must be a loopback address: other addresses need the login, which is not there yet',
    )
    .default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  SANDBOX: z.enum(['auto', 'on', 'off'], 'must be auto, on or off').default('auto'),
  JOB_DEADLINE_S: z.coerce.number('must be a number of seconds').min(1).max(86_400).default(600),
  SUBMITS_PER_MINUTE: perMinuteSchema,
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be trace, debug, info, warn, error or silent',
    )
    .default('warn'),
  LUMAAI_API_KEY: key,
  FAL_KEY: key,
  SEGMIND_API_KEY: key,
  WAVESPEED_API_KEY: key,
  LUMA_BASE_URL: url('https://api.lumalabs.ai/dream-machine/v1'),
  FAL_QUEUE_URL: url('https://queue.fal.run'),
  FAL_REST_URL: url('https://rest.fal.ai'),
  SEGMIND_URL: url('https://api.segmind.com/v1/models/luma-photon-txt-2-img'),
  WAVESPEED_BASE_URL: url('https://api.wavespeed.ai/api/v3'),
  PUBLIC_URL: originSchema,
  APP_SECRET: z
    .string()
    .min(minSecretLength, `must have at least ${minSecretLength} characters`)
    .optional(),
  ACCESS_PASSWORD: notYet('The login'),
  DATABASE_URL: notYet('PostgreSQL'),
  S3_ENDPOINT: notYet('S3 storage'),
  DAILY_BUDGET_USD: notYet('The budget'),
  MONTHLY_BUDGET_USD: notYet('The budget'),
  REFERENCE_RELAY: z.enum(relays, 'must be fal or wavespeed').optional(),
})

export type Config = ReturnType<typeof readConfig>

/**
 * The settings, from the environment, read once. An empty variable counts as unset.
 * Throws an `Error` whose message names each wrong one.
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )

  const { data } = parsed
  const keys: Partial<Record<ProviderId, string>> = {}
  for (const id of providerIds) {
    const value = data[keyVariables[id] as keyof typeof data]
    if (typeof value === 'string') keys[id] = value
  }

  const relay = data.REFERENCE_RELAY
  if (relay && keys[relay] === undefined)
    throw new Error(
      `REFERENCE_RELAY: ${providerNames[relay]} needs a key: set ${keyVariables[relay]}`,
    )

  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    sandbox: data.SANDBOX,
    jobDeadlineMs: data.JOB_DEADLINE_S * 1000,
    submitsPerMinute: data.SUBMITS_PER_MINUTE,
    logLevel: data.LOG_LEVEL,
    /** Where the world reaches us, without a slash at the end. */
    publicUrl: data.PUBLIC_URL,
    appSecret: data.APP_SECRET,
    relay,
    keys,
    urls: {
      lumaBaseUrl: data.LUMA_BASE_URL,
      falQueueUrl: data.FAL_QUEUE_URL,
      falRestUrl: data.FAL_REST_URL,
      segmindUrl: data.SEGMIND_URL,
      wavespeedBaseUrl: data.WAVESPEED_BASE_URL,
    },
  }
}
