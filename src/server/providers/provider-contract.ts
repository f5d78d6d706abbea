import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findTarget } from '#shared/catalog.ts'
import type { AspectRatio, ModelId } from '#shared/catalog.ts'
import { sentRequestSchema } from '#shared/generation.ts'
import { failureOf } from './provider-test-kit.ts'
import type { Fault } from '../../emulators/faults.ts'
import type { SubmitRecord } from '../../emulators/request-log.ts'
import type { ImageRequest, JobState, Picture, Provider, Submitted } from './provider.ts'

type Fetch = (url: string, init: RequestInit) => Promise<Response> | Response

export interface Stage {
  /** `origin` stands in for the emulator's own, where nothing or something else answers. */
  create(options?: { apiKey?: string; fetch?: Fetch; origin?: string }): Provider
  apiKey: string
  models: readonly ModelId[]
  /** False where the picture is the answer to the submit. */
  hasJobs: boolean
  /** How many jobs the emulator made, for any provider. */
  countJobs(): number
  lastSubmit(): SubmitRecord | undefined
  /** The address of a picture that the emulator can fetch. */
  pictureUrl(): Promise<string>
  /** Goes wrong once, at this provider. */
  break(step: Fault['step'], action: Fault['action']): void
}

/** What has become of it when nothing changes any more. */
export async function endOfJob(
  provider: Provider,
  submitted: Submitted,
): Promise<Exclude<JobState, { status: 'waiting' }>> {
  if (submitted.status === 'finished') return submitted
  return vi.waitUntil(
    async () => {
      const state = await provider.check(submitted.jobId)
      return state.status === 'finished' || state.status === 'failed' ? state : undefined
    },
    { timeout: 5_000, interval: 10 },
  )
}

/** What every adapter promises, run against that provider's emulator, which understands cues in the prompt. */
export function describeProvider(name: string, stageOf: () => Stage) {
  describe(`${name} adapter`, () => {
    let stage: Stage
    let provider: Provider
    let calls: { url: string; init: RequestInit }[]

    const record: Fetch = (url, init) => {
      calls.push({ url, init })
      return fetch(url, init)
    }
    const requestFor = (prompt: string, model: ModelId = 'photon'): ImageRequest => ({
      model,
      prompt,
      aspectRatio: findTarget(provider.id, model)?.defaultAspectRatio ?? null,
    })
    const submit = (prompt: string, sender = provider) =>
      sender.submit(sender.prepare(requestFor(prompt)))

    async function start(prompt: string): Promise<string> {
      const submitted = await submit(prompt)
      if (submitted.status === 'accepted') return submitted.jobId
      throw new Error('the picture came at once')
    }

    beforeEach(() => {
      stage = stageOf()
      calls = []
      provider = stage.create({ fetch: record })
    })

    const endOf = (submitted: Submitted) => endOfJob(provider, submitted)

    async function bytesOf(picture: Picture): Promise<Uint8Array> {
      if ('bytes' in picture) return picture.bytes
      expect(picture.url).not.toContain(stage.apiKey)
      const response = await fetch(picture.url)
      expect(response.status).toBe(200)
      return response.bytes()
    }

    it('prepares the same request each time, without a key, fit for storage', () => {
      const request = provider.prepare(requestFor('a lighthouse'))
      expect(provider.prepare(requestFor('a lighthouse'))).toEqual(request)
      expect(sentRequestSchema.parse(JSON.parse(JSON.stringify(request)))).toEqual(request)
      expect(JSON.stringify(request)).not.toContain(stage.apiKey)
      expect(calls).toEqual([])
    })

    it('says model and ratio in every request', () => {
      const requests = stage.models.flatMap((model) => {
        const ratios: readonly (AspectRatio | null)[] =
          findTarget(provider.id, model)?.aspectRatios ?? []
        return (ratios.length > 0 ? ratios : [null]).map((aspectRatio) =>
          JSON.stringify(provider.prepare({ model, prompt: 'a lighthouse', aspectRatio })),
        )
      })
      expect(new Set(requests).size).toBe(requests.length)
    })

    it('brings the picture of every model', async () => {
      for (const model of stage.models) {
        const submitted = await provider.submit(provider.prepare(requestFor('a lighthouse', model)))
        const end = await endOf(submitted)
        if (end.status !== 'finished') throw new Error(`no picture: ${JSON.stringify(end)}`)
        expect((await bytesOf(end.picture)).length).toBeGreaterThan(1_000)
      }
    })

    it('sends what was prepared, once, and the key to its provider alone', async () => {
      const request = provider.prepare(requestFor('a lighthouse'))
      await endOf(await provider.submit(request))
      const posts = calls.filter(({ init }) => init.method === 'POST')
      expect(posts).toHaveLength(1)
      expect(posts[0]?.url).toBe(request.url)
      expect(JSON.parse(String(posts[0]?.init.body))).toEqual(request.body)
      for (const { url, init } of calls) {
        expect(new URL(url).origin).toBe(new URL(request.url).origin)
        expect(url).not.toContain(stage.apiKey)
        expect(init.redirect).toBe('manual')
      }
    })

    it('sends its key to no address but its own', async () => {
      const request = provider.prepare(requestFor('a lighthouse'))
      const { origin } = new URL(request.url)
      for (const url of [
        request.url.replace(origin, 'http://127.0.0.1:9'),
        request.url.replace('://', '://user:pass@'),
        `${request.url}/other`,
        `${request.url}?x=1`,
        `${origin}/`,
      ])
        expect(await failureOf(provider.submit({ ...request, url }))).toMatchObject({
          kind: 'refused',
        })
      expect(await failureOf(provider.submit({ ...request, method: 'PUT' }))).toMatchObject({
        kind: 'refused',
      })
      expect(calls).toEqual([])
    })

    it('puts nothing into an address that is no job id', async () => {
      for (const id of ['', '../credits?x=1', 'a/../b', '%2e%2e%2fcredits', `${'a'.repeat(200)}`]) {
        const asked = [provider.check(id), ...(provider.cancel ? [provider.cancel(id)] : [])]
        for (const failure of await Promise.all(asked.map(failureOf)))
          expect(failure).toMatchObject({ kind: 'refused', code: 'invalid_input' })
      }
      expect(calls).toEqual([])
    })

    it('says that a job is not known', async () => {
      expect(await failureOf(provider.check(crypto.randomUUID()))).toMatchObject({
        kind: 'refused',
        code: 'result_lost',
      })
    })

    it('says that a key is refused, without showing it', async () => {
      const apiKey = 'wrong-key-0123456789'
      const failure = await failureOf(submit('a lighthouse', stage.create({ apiKey })))
      expect(failure).toMatchObject({ kind: 'refused', code: 'invalid_key' })
      expect(`${failure.message} ${String(failure.cause)}`).not.toContain(apiKey)
    })

    it('says that the account is empty', async () => {
      expect(await failureOf(submit('a lighthouse [no credit]'))).toMatchObject({
        kind: 'refused',
        code: 'no_credit',
      })
    })

    it('says that the provider is busy, so that the same request can be sent later', async () => {
      expect(await failureOf(submit('a lighthouse [rate limit]'))).toMatchObject({ kind: 'busy' })
    })

    it.each([
      ['[policy]', 'content_policy'],
      ['[fail]', 'provider_error'],
    ])('tells the end of a job that %s', async (cue, code) => {
      // Where the picture is drawn before the answer, the failure is the answer.
      const outcome = await submit(`a lighthouse ${cue}`).then(endOf, (error: unknown) => error)
      expect(outcome).toMatchObject({ code })
      const { status, kind } = outcome as { status?: string; kind?: string }
      expect(status ?? kind).toBe(status ? 'failed' : 'refused')
    })

    it('does not know what became of a submit whose answer was lost, and never repeats it', async () => {
      const before = stage.countJobs()
      expect(await failureOf(submit('a lighthouse [lost reply]'))).toMatchObject({
        kind: 'uncertain',
      })
      expect(calls).toHaveLength(1)
      expect(stage.countJobs() - before).toBe(1)
    })

    it.each<[string, Fault['action'], string]>([
      ['reset', { kind: 'reset' }, 'uncertain'],
      ['answered with a page', { kind: 'garbage', as: 'html' }, 'uncertain'],
      ['answered with half a JSON', { kind: 'garbage', as: 'truncated-json' }, 'uncertain'],
      ['answered with nothing', { kind: 'garbage', as: 'empty' }, 'uncertain'],
      ['answered with a list', { kind: 'garbage', as: 'array' }, 'uncertain'],
      ['met by a broken gateway', { kind: 'respond', status: 502, html: '<h1>' }, 'uncertain'],
      ['met by a slow gateway', { kind: 'respond', status: 504, html: '<h1>' }, 'uncertain'],
      [
        'sent elsewhere',
        { kind: 'respond', status: 302, text: '', headers: { location: '/files' } },
        'uncertain',
      ],
      [
        'put off',
        { kind: 'respond', status: 429, json: {}, headers: { 'retry-after': '3' } },
        'busy',
      ],
      ['refused', { kind: 'respond', status: 400, json: {} }, 'refused'],
    ])('decides by what is certain when a submit is %s', async (_what, action, kind) => {
      stage.break('submit', action)
      const failure = await failureOf(submit('a lighthouse'))
      expect(failure.kind).toBe(kind)
      expect(failure.retryAfterMs).toBe(kind === 'busy' ? 3_000 : undefined)
      expect(calls).toHaveLength(1)
    })

    it.for<[string, Fault['action'], string]>([
      ['is reset', { kind: 'reset' }, 'uncertain'],
      ['meets a broken gateway', { kind: 'respond', status: 502, html: '<h1>' }, 'uncertain'],
      ['breaks inside', { kind: 'respond', status: 500, json: { detail: 'x' } }, 'uncertain'],
      ['finds a page', { kind: 'garbage', as: 'html' }, 'uncertain'],
      ['is put off', { kind: 'respond', status: 429, json: {} }, 'busy'],
    ])('loses no job when a look %s', async ([, action, kind], { skip }) => {
      skip(!stage.hasJobs, 'there are no jobs to look at')
      const jobId = await start('a lighthouse')
      stage.break('status', action)
      expect(await failureOf(provider.check(jobId))).toMatchObject({ kind })
      expect(await endOf({ status: 'accepted', jobId })).toMatchObject({ status: 'finished' })
    })

    it('keeps looking at a job in a state that it does not know', async ({ skip }) => {
      skip(!stage.hasJobs, 'there are no jobs to look at')
      const jobId = await start('a lighthouse')
      stage.break('status', { kind: 'state', state: 'pondering' })
      expect(await provider.check(jobId)).toMatchObject({ status: 'running' })
    })

    it('is certain that nothing was sent where nobody listens', async () => {
      const origin = await closedOrigin()
      expect(await failureOf(submit('a lighthouse', stage.create({ origin })))).toMatchObject({
        kind: 'unsent',
      })
    })

    it('lists its jobs, with what tells them apart', async ({ skip }) => {
      expect(provider.list !== undefined).toBe(findTarget(provider.id, 'photon')?.canList)
      if (!provider.list) return skip('this provider cannot')
      const since = Date.now() - 1_000
      const ids = [await start('a lighthouse'), await start('a harbour')]
      const jobs = await provider.list(since)
      expect(jobs.map(({ jobId }) => jobId).toSorted()).toEqual(ids.toSorted())
      expect(jobs).toContainEqual({
        jobId: ids[1],
        kind: 'text',
        model: 'photon',
        prompt: 'a harbour',
        aspectRatio: requestFor('a harbour').aspectRatio ?? undefined,
        createdAtMs: expect.closeTo(Date.now(), -4),
      })
      expect(await provider.list(Date.now() + 60_000)).toEqual([])
    })

    it('lists a hundred and more, each once', async ({ skip }) => {
      if (!provider.list) return skip('this provider cannot')
      const ids = await Promise.all(Array.from({ length: 120 }, () => start('one of many')))
      const jobs = await provider.list(Date.now() - 60_000)
      expect(jobs.map(({ jobId }) => jobId).toSorted()).toEqual(ids.toSorted())
    })

    it.for<[string, Fault['action'], string]>([
      ['is reset', { kind: 'reset' }, 'uncertain'],
      ['finds a page', { kind: 'garbage', as: 'html' }, 'uncertain'],
      ['finds a list of something else', { kind: 'garbage', as: 'array' }, 'uncertain'],
      ['is put off', { kind: 'respond', status: 429, json: {} }, 'busy'],
      ['is refused', { kind: 'respond', status: 401, json: {} }, 'refused'],
    ])('does not take it for an empty list when it %s', async ([, action, kind], { skip }) => {
      if (!provider.list) return skip('this provider cannot')
      stage.break('list', action)
      expect(await failureOf(provider.list(Date.now()))).toMatchObject({ kind })
    })

    it('passes the address of a webhook on, and nothing else in its query', async ({ skip }) => {
      const webhookUrl = 'http://127.0.0.1:9/api/webhooks/x/y/z?a=b&c=d'
      const request = provider.prepare({ ...requestFor('a lighthouse'), webhookUrl })
      const plain = provider.prepare(requestFor('a lighthouse'))
      skip(provider.id === 'segmind', 'this provider sends none')
      expect(decodeURIComponent(JSON.stringify(request))).toContain(webhookUrl)
      await endOf(await provider.submit(request))
      const separator = request.url === plain.url ? '?' : '&'
      for (const url of [`${request.url}${separator}x=1`, `${plain.url}?callback=${webhookUrl}`])
        expect(await failureOf(provider.submit({ ...request, url }))).toMatchObject({
          kind: 'refused',
        })
    })

    it('cancels a job, unless it is done or not known', async ({ skip }) => {
      const { cancel } = provider
      if (!cancel) return skip('this provider cannot')
      expect(['canceled', 'asked']).toContain(await cancel(await start('a lighthouse [stuck]')))
      const done = await start('a lighthouse')
      await endOf({ status: 'accepted', jobId: done })
      expect(await cancel(done)).toBe('too_late')
      expect(await failureOf(cancel(crypto.randomUUID()))).toMatchObject({
        kind: 'refused',
        code: 'result_lost',
      })
    })
  })
}

async function closedOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
