import { beforeEach, expect, it } from 'vitest'
import type { PhotonRequest } from '#shared/photon-request.ts'
import { buildXmp } from '#shared/xmp.ts'
import {
  answerQuietly,
  idOf,
  lostConnection,
  makeGeneration,
  refusal,
  stubApi,
} from '../test-api.ts'
import { emptyDraft, useDraftStore } from './draft.ts'
import { remixFromFile } from './remix-file.ts'

const [here, gone] = ['a'.repeat(64), 'b'.repeat(64)]

const request: PhotonRequest = {
  version: 1,
  prompt: 'a lighthouse & “more”',
  aspectRatio: '1:1',
  copies: 1,
  targets: [{ provider: 'luma', model: 'photon' }],
  references: {
    image: [
      { imageId: gone, weight: 0.5 },
      { imageId: here, weight: 0.4 },
    ],
    style: [],
    character: [{ imageId: gone }],
    modify: null,
  },
  reframe: null,
  provider: 'luma',
  model: 'photon',
  runId: idOf(100),
  generationId: idOf(1),
  jobId: null,
  createdAt: '2026-01-01T10:00:00.000Z',
}

/** The smallest WebP with a packet: no pixel is looked at. */
function fileWith(packet: string): File {
  const text = new TextEncoder().encode(packet)
  const size = (count: number) => new Uint8Array(new Uint32Array([count]).buffer)
  const parts = ['RIFF', size(text.length + 12), 'WEBP', 'XMP ', size(text.length), text]
  return new File(parts as BlobPart[], 'lighthouse.webp', { type: 'image/webp' })
}

const fileOf = (change: Partial<PhotonRequest> = {}) =>
  fileWith(buildXmp({ ...request, ...change }))

const draft = () => useDraftStore.getState().draft

beforeEach(() => {
  useDraftStore.setState({ draft: emptyDraft, isUntouched: true })
  stubApi((call) => {
    if (call.path === `/images/${gone}`) return refusal(404, 'not_found', 'Image not found')
    if (call.path === `/images/${here}`) return new Response('bytes')
    if (call.path === `/generations/${idOf(1)}`) return Response.json(makeGeneration())
    return answerQuietly(call)
  })
})

it('fills the form with what the file asks for, without what this studio does not have', async () => {
  expect(await remixFromFile(fileOf())).toBe(true)
  expect(draft()).toEqual({
    prompt: 'a lighthouse & “more”',
    targets: [{ provider: 'luma', model: 'photon' }],
    copies: 1,
    aspectRatio: '1:1',
    references: {
      image: [{ imageId: here, weight: 0.4 }],
      style: [],
      character: [],
      modify: null,
    },
    reframe: null,
    remixOf: idOf(1),
  })
})

it('takes a picture to be reframed alone', async () => {
  const reframe = { imageId: here, x: 0.1, y: 0, width: 0.5, height: 1 }
  await remixFromFile(fileOf({ reframe }))
  expect(draft()).toMatchObject({ reframe, references: emptyDraft.references })
})

it('names no source that this studio does not know', async () => {
  stubApi(() => refusal(404, 'not_found', 'Not found'))
  await remixFromFile(fileOf())
  expect(draft()).toMatchObject({ prompt: request.prompt, remixOf: null })
})

it('drops nothing on a guess while the server is away', async () => {
  stubApi(lostConnection)
  await remixFromFile(fileOf())
  expect(draft().references).toEqual(request.references)
})

it('leaves the form alone where a file carries no request', async () => {
  expect(await remixFromFile(fileWith('<x:xmpmeta/>'))).toBe(false)
  expect(await remixFromFile(new File(['text'], 'notes.txt'))).toBe(false)
  expect(draft()).toBe(emptyDraft)
})
