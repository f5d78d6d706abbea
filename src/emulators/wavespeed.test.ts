import { createHmac } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { Client } from 'wavespeed'
import { emulatorsForTest, eventually, startListener } from './test-emulators.ts'

const { control, origin, wavespeedBaseUrl } = await emulatorsForTest()
const client = new Client('ws-test-key-0001', { baseUrl: `${origin}/wavespeed` })
const headers = { authorization: 'Bearer ws-test-key-0001', 'content-type': 'application/json' }
const post = async (path: string, body: unknown) => {
  const response = await fetch(`${wavespeedBaseUrl}/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: response.status, ...(await response.json()) }
}
const resultOf = (id: string, path = '/result') =>
  eventually(async () => {
    const response = await fetch(`${wavespeedBaseUrl}/predictions/${id}${path}`, { headers })
    const { data } = await response.json()
    return ['completed', 'failed'].includes(data.status)
      ? { http: response.status, ...data }
      : undefined
  })

beforeEach(() => {
  control.reset()
  control.set({ pictures: 'plain' })
})

describe('the official client', () => {
  it('runs a model', async () => {
    const { outputs } = await client.run(
      'luma/photon',
      { prompt: 'a hill' },
      { pollInterval: 0.01 },
    )
    const picture = await fetch(String(outputs[0]))
    expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({
      width: 2048,
      height: 1152,
    })
  })

  it('uploads by ticket and edits what it uploaded', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'wavespeed-'))
    const path = join(dir, 'red.png')
    await writeFile(
      path,
      await sharp({ create: { width: 40, height: 40, channels: 3, background: '#c33' } })
        .png()
        .toBuffer(),
    )
    const image = await client.upload(path)
    await rm(dir, { recursive: true })
    expect((await fetch(image)).headers.get('content-type')).toBe('image/png')
    const { outputs } = await client.run(
      'luma/photon-modify',
      { prompt: 'a hill', image },
      { pollInterval: 0.01 },
    )
    expect(outputs).toHaveLength(1)
  })

  it.each(['luma/photon-modify', 'luma/photon-flash-modify'])(
    'edits with %s, or hears that the picture cannot be had',
    async (model) => {
      const { origin: listener } = await startListener()
      const edit = (name: string) =>
        client.run(
          model,
          { prompt: 'a hill', image: `${listener}/${name}` },
          { pollInterval: 0.01 },
        )
      expect((await edit('picture.png')).outputs).toHaveLength(1)
      await expect(edit('private.png')).rejects.toThrow(/Failed to download the image/)
      expect(control.counts().charged.wavespeed).toBe(1)
    },
  )

  it('hears of a failed job and of a refused submit', async () => {
    const options = { pollInterval: 0.01 }
    await expect(client.run('luma/photon', { prompt: '[policy]' }, options)).rejects.toThrow(
      /potentially sensitive/,
    )
    await expect(client.run('luma/photon', { prompt: '[no credit]' }, options)).rejects.toThrow(
      /HTTP 403/,
    )
    await expect(client.run('luma/dream', { prompt: 'a hill' }, options)).rejects.toThrow(
      /HTTP 404/,
    )
    const stranger = new Client('wrong', { baseUrl: `${origin}/wavespeed` })
    await expect(stranger.run('luma/photon', { prompt: 'a hill' })).rejects.toThrow(/HTTP 401/)
  })

  it('waits in sync mode', async () => {
    const { outputs } = await client.run(
      'luma/photon-flash',
      { prompt: 'a hill' },
      { enableSyncMode: true },
    )
    expect(outputs).toHaveLength(1)
  })
})

describe('predictions', () => {
  it('have opaque ids, two addresses, and fail with HTTP 200', async () => {
    const { data } = await post('luma/photon', { prompt: 'a hill [fail]' })
    expect(data).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      status: 'created',
      outputs: [],
    })
    expect(await resultOf(data.id)).toMatchObject({
      http: 200,
      status: 'failed',
      error: expect.stringMatching(/Internal/),
    })
    expect(await resultOf(data.id, '')).toMatchObject({ status: 'failed' })
  })

  it('come as bare base64 when asked', async () => {
    const { data } = await post('luma/photon-flash', {
      prompt: 'a hill',
      enable_base64_output: true,
    })
    const { outputs } = await resultOf(data.id)
    const bytes = Buffer.from(outputs[0], 'base64')
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1536, height: 1536 })
  })

  it('pass over fields that do not exist, but not unseen', async () => {
    await post('luma/photon', { prompt: 'a hill', aspect_ratio: '1:1', seed: 4 })
    expect(control.submits()[0]?.ignoredFields).toEqual(['aspect_ratio', 'seed'])
  })

  it('are listed by page, model and state, and deleted', async () => {
    const ids: string[] = []
    for (const model of ['luma/photon', 'luma/photon-flash', 'luma/photon']) {
      ids.push((await post(model, { prompt: 'a hill' })).data.id)
    }
    await Promise.all(ids.map((id) => resultOf(id)))
    const { data } = await post('predictions', { page: 1, page_size: 1, model: 'luma/photon' })
    expect(data).toMatchObject({
      page: 1,
      total: 2,
      items: [{ id: ids[2], input: { prompt: 'a hill' } }],
    })
    expect((await post('predictions', { status: 'failed' })).data.items).toEqual([])
    expect((await post('predictions', { page_size: 101 })).status).toBe(400)
    expect((await post('predictions/delete', { ids: [ids[0], 'unknown'] })).data).toEqual({
      deleted_count: 1,
    })
    expect((await post('predictions', {})).data.total).toBe(2)
  })

  it('know their price and the balance', async () => {
    control.set({ balancesUsd: { wavespeed: 1 } })
    await post('luma/photon-flash', { prompt: 'a hill' })
    const balance = await (await fetch(`${wavespeedBaseUrl}/balance`, { headers })).json()
    expect(balance).toEqual({ code: 200, message: 'success', data: { balance: 0.995 } })
    expect(
      (await post('model/pricing', { model_id: 'luma/photon-flash-modify' })).data,
    ).toMatchObject({ unit_price: 0.01 })
  })

  it('keep to a rate when told to', async () => {
    control.set({ rateLimits: { wavespeed: 2 } })
    const statuses = []
    for (let i = 0; i < 3; i++)
      statuses.push((await post('luma/photon', { prompt: 'a hill' })).status)
    expect(statuses).toEqual([200, 200, 429])
    expect(control.counts().charged.wavespeed).toBe(2)
  })
})

it('takes a multipart upload', async () => {
  const form = new FormData()
  form.append('file', new File([new Uint8Array([1, 2, 3])], 'a.png', { type: 'image/png' }))
  const { authorization } = headers
  const response = await fetch(`${wavespeedBaseUrl}/media/upload/binary`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  })
  const { data } = await response.json()
  expect(data).toMatchObject({ type: 'image', filename: 'a.png', size: 3 })
  expect(new Uint8Array(await (await fetch(data.download_url)).arrayBuffer())).toEqual(
    new Uint8Array([1, 2, 3]),
  )
})

it('signs webhooks with the secret as plain text', async () => {
  const { origin: listener, received } = await startListener()
  const { data } = await post(`luma/photon?webhook=${encodeURIComponent(`${listener}/hook`)}`, {
    prompt: 'a hill',
  })
  const { headers: sent, body } = await eventually(() => received[0])
  expect(JSON.parse(body)).toMatchObject({
    id: data.id,
    status: 'completed',
    input: { prompt: 'a hill' },
  })
  const { data: account } = await (
    await fetch(`${wavespeedBaseUrl}/webhook/secret`, { headers })
  ).json()
  const digest = createHmac('sha256', account.secret.slice('whsec_'.length))
    .update(`${sent['webhook-id']}.${sent['webhook-timestamp']}.${body}`)
    .digest('hex')
  expect(sent['webhook-signature']).toBe(`v3,${digest}`)
})
