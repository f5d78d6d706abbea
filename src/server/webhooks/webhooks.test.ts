import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findTarget } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import type { GenerationDetail } from '#shared/generation.ts'
import type { Fault } from '../../emulators/faults.ts'
import { signForFal, signForWavespeed } from '../../emulators/webhook-signatures.ts'
import { freePort } from '../test-port.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { createWebhookAddresses } from './webhook-address.ts'

const appSecret = 'a secret of the test, long enough for all'
const signing = ['luma', 'fal', 'wavespeed'] as const
vi.setConfig({ testTimeout: 30_000 })

/** Without webhooks, no look at a new target comes before this. */
const firstLookMs = (provider: ProviderId) =>
  (findTarget(provider, 'photon')?.usualMs ?? 0) * 0.3 * 0.9

let studio: TestStudio
let server: ReturnType<typeof serve>
let publicUrl: string
const logged: string[] = []

beforeAll(async () => {
  const port = await freePort()
  publicUrl = `http://127.0.0.1:${port}`
  studio = await openStudio({
    factor: 1,
    speed: 40,
    environment: { PUBLIC_URL: publicUrl, APP_SECRET: appSecret },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
  studio.emulators.control.set({ pictures: 'plain' })
  server = serve({ fetch: (request) => studio.fetch(request), port, hostname: '127.0.0.1' })
})
afterAll(async () => {
  server.close()
  await studio.close()
})

async function generate(provider: ProviderId, prompt: string): Promise<string> {
  const { generations } = await studio.run({ prompt, targets: [{ provider, model: 'photon' }] })
  return generations[0]?.id ?? ''
}

const fault = (provider: ProviderId, prompt: string, action: Fault['action']) =>
  studio.emulators.control.addFault({
    provider,
    step: action.kind === 'webhook' ? 'webhook' : 'submit',
    prompt,
    action,
  })

const addressOf = (provider: ProviderId, id: string) =>
  createWebhookAddresses({ publicUrl, appSecret }).of(provider, id)

const deliveriesOf = (jobId: string | null) =>
  studio.emulators.control
    .webhooks()
    .filter((report) => report.jobId === jobId)
    .map(({ status }) => status)

const looksAt = (provider: ProviderId) =>
  Object.entries(studio.emulators.control.counts().requests)
    .filter(([route]) => route.startsWith(`${provider} GET`) && route.includes(':id'))
    .reduce((sum, [, count]) => sum + count, 0)

/** From submit to the look that saw the picture. */
async function seenAfterMs(id: string): Promise<number> {
  const { times, history } = await studio.read<GenerationDetail>(
    studio.request(`/api/generations/${id}`),
  )
  const saving = history.find(({ status }) => status === 'saving')
  return Date.parse(saving?.at ?? '') - Date.parse(times.submittedAt ?? '')
}

/** Signed as the provider does it. */
function signedHeaders(provider: ProviderId, body: string, now = Date.now()) {
  if (provider === 'fal') return signForFal({ requestId: crypto.randomUUID(), body, now })
  if (provider === 'wavespeed') return signForWavespeed({ id: crypto.randomUUID(), body, now })
  return {}
}

const deliver = async (url: string, body: string, headers: Record<string, string>) =>
  (await fetch(url, { method: 'POST', body, headers })).status

describe.each(signing)('a webhook of %s', (provider) => {
  it('brings the image as soon as it is there', async () => {
    const settled = await studio.settled(await generate(provider, `told by ${provider}`))
    expect(settled.status).toBe('succeeded')
    expect(await seenAfterMs(settled.id)).toBeLessThan(firstLookMs(provider))
    const deliveries = deliveriesOf(settled.jobId)
    expect(deliveries.length).toBeGreaterThan(0)
    expect(new Set(deliveries)).toEqual(new Set([200]))
  })

  it('may come twice, or late', async () => {
    const prompt = `twice by ${provider}`
    fault(provider, prompt, { kind: 'webhook', webhook: { as: 'duplicate' } })
    const settled = await studio.settled(await generate(provider, prompt))
    const body = JSON.stringify({ status: 'ERROR', state: 'failed' })
    const url = addressOf(provider, settled.id)
    expect(await deliver(url, body, signedHeaders(provider, body))).toBe(200)
    expect(await studio.generation(settled.id)).toEqual(settled)
    expect(settled.status).toBe('succeeded')
  })

  it('is refused without its secret, or with that of another generation', async () => {
    const body = '{}'
    const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
    const ofA = addressOf(provider, a)
    const other = provider === 'luma' ? 'fal' : 'luma'
    for (const url of [
      ofA.replace(/[^/]+$/, 'x'),
      ofA.replace(a, b),
      ofA.replace(`/${provider}/`, `/${other}/`),
      ofA.replace(`/${provider}/`, '/nobody/'),
      `${ofA}0`,
      createWebhookAddresses({ publicUrl, appSecret: `${appSecret}!` }).of(provider, a),
    ])
      expect(await deliver(url, body, signedHeaders(provider, body))).toBe(401)
  })

  it('does no harm for a generation that is not there', async () => {
    const url = addressOf(provider, crypto.randomUUID())
    expect(await deliver(url, '{}', signedHeaders(provider, '{}'))).toBe(200)
  })
})

describe.each(['fal', 'wavespeed'] as const)('what %s did not sign', (provider) => {
  it('starts no look', async () => {
    const prompt = `forged for ${provider}`
    fault(provider, prompt, { kind: 'job', bend: { neverEnds: true } })
    const id = await generate(provider, prompt)
    await studio.until(id, ({ status }) => status === 'running')
    const url = addressOf(provider, id)
    const before = looksAt(provider)
    const genuine = signedHeaders(provider, '{}')
    const minutes = 60_000
    for (const [body, headers] of [
      ['{}', {}],
      ['{ }', genuine],
      ['{}', signedHeaders(provider, '{}', Date.now() - 6 * minutes)],
      ['{}', signedHeaders(provider, '{}', Date.now() + 6 * minutes)],
      ['{}', { ...genuine, 'x-fal-webhook-signature': 'x', 'webhook-signature': 'v3,x' }],
      ['{}', { ...genuine, 'x-fal-webhook-user-id': 'y', 'webhook-id': 'y' }],
      ['{}', signedHeaders(provider === 'fal' ? 'wavespeed' : 'fal', '{}')],
    ] as [string, Record<string, string>][])
      expect(await deliver(url, body, headers)).toBe(401)
    expect(looksAt(provider)).toBe(before)
    await studio.read(studio.send('POST', `/api/generations/${id}/cancel`))
  })

  it('does not hold up the image', async () => {
    // With five of them the usual time is known, and the look that comes in any case comes soon.
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => generate(provider, `known times at ${provider}`)),
    )
    for (const id of ids) await studio.settled(id)

    const prompt = `forged on its way from ${provider}`
    fault(provider, prompt, { kind: 'webhook', webhook: { as: 'wrong-signature' } })
    const settled = await studio.settled(await generate(provider, prompt))
    expect(settled.status).toBe('succeeded')
    expect(deliveriesOf(settled.jobId)[0]).toBe(401)
  })
})

it('takes no body that is larger than any provider’s', async () => {
  const body = 'x'.repeat(200_000)
  expect(await deliver(addressOf('luma', crypto.randomUUID()), body, {})).toBe(413)
})

it('asks for no webhook where there is none', async () => {
  const settled = await studio.settled(await generate('segmind', 'without a webhook'))
  expect(settled.status).toBe('succeeded')
  const sent = studio.emulators.control.submits().find(({ provider }) => provider === 'segmind')
  expect(JSON.stringify(sent)).not.toContain('webhooks')
})

it('shows the secret nowhere', async () => {
  const ids = await Promise.all(
    signing.map(async (provider) => {
      const id = await generate(provider, `secret of ${provider}`)
      return (await studio.settled(id)).id
    }),
  )
  const secrets = ids.map((id, index) =>
    addressOf(signing[index] ?? 'luma', id)
      .split('/')
      .at(-1),
  )
  const answers = await Promise.all(
    [
      ...ids.map((id) => `/api/generations/${id}`),
      '/api/generations?limit=100',
      '/api/generations/changes?since=0',
      '/api/runs',
    ].map(async (path) => (await studio.request(path)).text()),
  )
  for (const secret of secrets) {
    expect(JSON.stringify(studio.emulators.control.submits())).toContain(secret)
    expect(answers.join()).not.toContain(secret)
    expect(logged.join()).not.toContain(secret)
  }
  const { request } = await studio.read<GenerationDetail>(
    studio.request(`/api/generations/${ids[0]}`),
  )
  expect(request?.body.callback_url).toMatch(/\/secret-removed$/)
})
