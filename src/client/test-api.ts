import { vi } from 'vitest'
import type { Catalog } from '#shared/catalog-answer.ts'
import { modelNames, providerIds, providerNames, targets } from '#shared/catalog.ts'
import type { ProviderId, ProviderMode } from '#shared/catalog.ts'
import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import type { NewRun, Run } from '#shared/run.ts'

export interface Call {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
}

/** Answers each call of the page; an `Error` is a lost connection, `undefined` an answer that never comes. */
export function stubApi(answer: (call: Call) => Response | Error | undefined) {
  const calls: Call[] = []
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    const { pathname, searchParams } = new URL(url, location.origin)
    const call = {
      method: init?.method ?? 'GET',
      path: pathname.replace('/api', ''),
      query: searchParams,
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    }
    calls.push(call)
    const response = answer(call)
    if (response instanceof Error) return Promise.reject(response)
    return response ? Promise.resolve(response) : new Promise(() => {})
  })
  return calls
}

/** An empty library in which nothing happens. */
export function answerQuietly({ method, path, query }: Call): Response | undefined {
  if (method !== 'GET') return undefined
  if (path === '/catalog') return Response.json(catalogOf({}))
  if (path === '/runs') return Response.json({ items: [], nextCursor: null })
  if (path === '/generations/changes' && !query.has('since'))
    return Response.json({ cursor: '1', generations: [] })
  return undefined
}

export const lostConnection = () => new TypeError('Failed to fetch')

export const refusal = (status: number, code: string, message: string) =>
  Response.json({ error: { code, message } }, { status })

export const catalogOf = (modes: Partial<Record<ProviderId, ProviderMode>>): Catalog => ({
  providers: providerIds.map((id) => ({
    id,
    name: providerNames[id],
    mode: modes[id] ?? 'sandbox',
    referenceRoute: id === 'segmind' ? null : 'upload',
    models: targets
      .filter(({ provider }) => provider === id)
      .map(({ provider: _provider, model, ...target }) => ({
        id: model,
        name: modelNames[model],
        ...target,
        unavailable: null,
      })),
  })),
})

export const idOf = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export function makeImage(change: Partial<Image> = {}): Image {
  const id = change.id ?? 'a'.repeat(64)
  const url = `/api/images/${id}`
  const image = { id, width: 2048, height: 1152, bytes: 1, type: 'image/png', thumbhash: '', url }
  return { ...image, ...change }
}

export const makeGeneration = (change: Partial<Generation> = {}): Generation => ({
  id: idOf(1),
  runId: idOf(100),
  provider: 'luma',
  model: 'photon',
  mode: 'live',
  status: 'queued',
  aspectRatio: '16:9',
  progress: {},
  adjustments: [],
  failure: null,
  image: null,
  cost: { estimatedUsd: 0.015, actualUsd: null },
  times: {
    createdAt: '2026-01-01T10:00:00.000Z',
    submittedAt: null,
    runningAt: null,
    finishedAt: null,
  },
  jobId: null,
  favorite: false,
  deletedAt: null,
  retryOf: null,
  cursor: '1',
  ...change,
})

export const makeNewRun = (change: Partial<NewRun> = {}): NewRun => ({
  id: idOf(100),
  prompt: 'a lighthouse',
  targets: [{ provider: 'luma', model: 'photon' }],
  copies: 1,
  aspectRatio: '16:9',
  references: { image: [], style: [], character: [], modify: null },
  reframe: null,
  remixOf: null,
  ...change,
})

export const makeRun = (change: Partial<Run> = {}): Run => ({
  ...makeNewRun(),
  title: null,
  createdAt: '2026-01-01T10:00:00.000Z',
  pickedGenerationId: null,
  generations: [makeGeneration()],
  ...change,
})
