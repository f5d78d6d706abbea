import { beforeEach, describe, expect, it } from 'vitest'
import { findTarget } from '#shared/catalog.ts'
import type { JobKind, ModelId, Target } from '#shared/catalog.ts'
import type { Fault } from '../../emulators/faults.ts'
import { endOfJob } from './provider-contract.ts'
import type { Stage } from './provider-contract.ts'
import { failureOf, onePixelPng } from './provider-test-kit.ts'
import type { ImageRequest, Provider } from './provider.ts'

const noReferences = { image: [], style: [], character: [], modify: null }
const weighed = (url: string) => ({ url, weight: 0.7 })
const modifying = (url: string) => ({ references: { ...noReferences, modify: weighed(url) } })

const isAble: Record<JobKind, (target: Target) => boolean> = {
  text: ({ references }) => references.image > 0,
  modify: ({ references }) => references.modify > 0,
  reframe: ({ canReframe }) => canReframe,
}

/** As many of each kind as the target takes. */
function allReferences({ references: { image, style, character } }: Target, url: string) {
  const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one)
  return {
    references: {
      image: times(image, weighed(url)),
      style: times(style, weighed(url)),
      character: times(character, { url }),
      modify: null,
    },
  }
}

/** What every adapter promises of pictures that it sends along, run against that provider's emulator. */
export function describeReferences(name: string, stageOf: () => Stage) {
  describe(`${name} adapter, with pictures`, () => {
    let stage: Stage
    let provider: Provider
    beforeEach(() => {
      stage = stageOf()
      provider = stage.create()
    })

    const requestFor = (inputs: Partial<ImageRequest>, model: ModelId = 'photon') => ({
      model,
      prompt: 'a lighthouse',
      aspectRatio: findTarget(provider.id, model)?.defaultAspectRatio ?? null,
      ...inputs,
    })
    const endOf = async (request: ImageRequest) =>
      endOfJob(provider, await provider.submit(provider.prepare(request)))

    it.for<[string, JobKind, (target: Target, url: string) => Partial<ImageRequest>]>([
      ['references', 'text', allReferences],
      ['a modification', 'modify', (_, url) => modifying(url)],
      [
        'a reframe',
        'reframe',
        (_, url) => ({ reframe: { url, x: 12, y: 0, width: 400, height: 300 } }),
      ],
    ])('brings the picture of %s', async ([, kind, inputs], { skip }) => {
      const url = await stage.pictureUrl()
      const since = Date.now() - 1_000
      for (const model of stage.models) {
        const target = findTarget(provider.id, model)
        if (!target || !isAble[kind](target)) return skip('this provider cannot')
        const request = requestFor(inputs(target, url), model)
        expect(await endOf(request)).toMatchObject({ status: 'finished' })
        const { body } = provider.prepare(request)
        expect(stage.lastSubmit()).toMatchObject({ body, ignoredFields: [] })
      }
      const jobs = (await provider.list?.(since)) ?? []
      expect(jobs.map((job) => job.kind)).toEqual(jobs.map(() => kind))
    })

    it('says that a picture could not be fetched', async ({ skip }) => {
      skip(!isAbleTo('modify'), 'this provider cannot')
      expect(await endOf(requestFor(modifying(`${await stage.pictureUrl()}x`)))).toMatchObject({
        status: 'failed',
        code: 'reference_unreachable',
      })
    })

    it('uploads a picture that it can work on, for a while', async ({ skip }) => {
      const bytes = Buffer.from(onePixelPng, 'base64')
      const file = { bytes, type: 'image/png', name: 'dot.png' }
      if (!provider.upload) return skip('this provider has no storage')
      const { url, expiresAtMs } = await provider.upload(file)
      expect(await (await fetch(url)).bytes()).toEqual(new Uint8Array(bytes))
      expect(expiresAtMs).toBeGreaterThan(Date.now() + 12 * 3600_000)
      expect(await endOf(requestFor(modifying(url)))).toMatchObject({ status: 'finished' })
      expect(await provider.upload(file)).not.toMatchObject({ url })
    })

    it.for<[string, Fault['action'], string]>([
      ['is reset', { kind: 'reset' }, 'uncertain'],
      ['meets a page', { kind: 'garbage', as: 'html' }, 'uncertain'],
      ['meets a broken gateway', { kind: 'respond', status: 502, html: '<h1>' }, 'uncertain'],
      ['is put off', { kind: 'respond', status: 429, json: {} }, 'busy'],
      ['is too large', { kind: 'respond', status: 413, json: {} }, 'refused'],
      ['is refused', { kind: 'respond', status: 401, json: {} }, 'refused'],
    ])('makes no address of an upload that %s', async ([, action, kind], { skip }) => {
      if (!provider.upload) return skip('this provider has no storage')
      stage.break('upload', action)
      const file = { bytes: new Uint8Array([1]), type: 'image/png', name: 'dot.png' }
      expect(await failureOf(provider.upload(file))).toMatchObject({ kind })
    })

    function isAbleTo(kind: JobKind) {
      const target = findTarget(provider.id, 'photon')
      return target !== undefined && isAble[kind](target)
    }
  })
}
