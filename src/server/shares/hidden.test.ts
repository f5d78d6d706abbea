import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providerIds, providerNames } from '#shared/catalog.ts'
import type { Run } from '#shared/run.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { createShareKit, publicOrigin } from './share-kit.ts'

let studio: TestStudio
let kit: ReturnType<typeof createShareKit>
let run: Run
let modified: Run
let reference: string
beforeAll(async () => {
  studio = await openStudio({ environment: { PUBLIC_URL: publicOrigin }, factor: 40 })
  kit = createShareKit(studio)
  run = await kit.finish('a zebra in velvet', [...providerIds])
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#246' } })
    .png()
    .toBuffer()
  reference = (await studio.keepImage(bytes)).id
  const made = await studio.run({
    prompt: 'a zebra in velvet',
    targets: [{ provider: 'fal', model: 'photon' }],
    references: { image: [], style: [], character: [], modify: { imageId: reference, weight: 1 } },
  })
  const generations = await Promise.all(made.generations.map(({ id }) => studio.settled(id)))
  modified = { ...made, generations }
}, 60_000)
afterAll(() => studio.close())

const namesOfProviders = providerIds.flatMap((id) => [id, providerNames[id]])

describe('what is hidden is nowhere', { timeout: 30_000 }, () => {
  it('shows all of it when nothing is hidden, or this test would prove nothing', async () => {
    const { token } = await kit.share({ runId: run.id, hidePrices: false })
    const text = await kit.everything(token)
    for (const name of providerIds) expect(text).toContain(providerNames[name])
    expect(text).toContain('zebra')
    expect(text).toContain('$0.0')
    const other = await kit.share({ runId: modified.id })
    expect(await kit.everything(other.token)).toContain(reference)
  })

  it('prices, unless they are asked for', async () => {
    const { token } = await kit.share({ runId: run.id })
    const text = await kit.everything(token)
    expect(text).not.toContain('$0.0')
    expect(text).not.toMatch(/"costUsd":[^n]/)
  })

  it('providers: no names, models, times or sentences about them', async () => {
    const { token } = await kit.share({ runId: run.id, hideProviders: true })
    const text = (await kit.everything(token)).replaceAll(token, '')
    const found = namesOfProviders.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))
    expect(found).toEqual([])
    for (const { id, jobId } of run.generations) {
      expect(text).not.toContain(id)
      expect(text).not.toContain(jobId ?? id)
    }
    expect(text).not.toContain('chooses the ratio')
    const { items } = await kit.data(token)
    expect(items.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D'])
    expect(items.every(({ target, durationMs }) => target === null && durationMs === null)).toBe(
      true,
    )
  })

  it('providers: the order of the letters says nothing, and stays as it is', async () => {
    const orders = new Set<string>()
    for (let share = 0; share < 12; share++) {
      const { token } = await kit.share({ runId: run.id, hideProviders: true })
      const order = async () =>
        JSON.stringify((await kit.data(token)).items.map((one) => one.image?.id))
      const first = await order()
      expect(await order()).toBe(first)
      orders.add(first)
    }
    expect(orders.size).toBeGreaterThan(2)
  })

  it('the prompt', async () => {
    const { token } = await kit.share({ runId: run.id, hidePrompt: true })
    expect(await kit.everything(token)).not.toMatch(/zebra|velvet/i)
  })

  it('references: no address, and no bytes under the token', async () => {
    const { token } = await kit.share({ runId: modified.id, hideReferences: true })
    expect(await kit.everything(token)).not.toContain(reference)
    const path = `/api/public/shares/${token}/images/${reference}`
    expect((await kit.visit(path)).status).toBe(404)
  })

  it('whatever a file carries besides its pixels', async () => {
    const { token } = await kit.share({ runId: run.id })
    const { items } = await kit.data(token)
    for (const { image } of items)
      for (const query of ['', '?w=320', '?w=640', '?w=1280']) {
        const answer = await kit.visit(`${image?.url}${query}`)
        expect(answer.headers.get('content-disposition')).toBeNull()
        const { exif, xmp, iptc, comments } = await sharp(await answer.arrayBuffer()).metadata()
        expect({ exif, xmp, iptc, comments }).toEqual({})
      }
  })
})

it('says of a failure only that there is no image', async () => {
  studio.emulators.control.addFault({
    provider: 'segmind',
    step: 'submit',
    prompt: 'a quiet failure',
    action: { kind: 'respond', status: 400, json: { error: 'Segmind says no' } },
  })
  const failed = await kit.finish('a quiet failure', ['segmind', 'fal'])
  const { token } = await kit.share({ runId: failed.id, hideProviders: true })
  const text = await kit.everything(token)
  expect(text).toContain('No image')
  expect(text).not.toMatch(/segmind|charged|try again/i)
}, 30_000)

it('a hostile prompt is words and nothing else', async () => {
  const prompt = `"><script>alert(1)</script><img src=x onerror=alert(2)> ' \` \${x} </title> &amp; {{x}}`
  const hostile = await kit.finish(prompt, ['fal'])
  const { token } = await kit.share({ runId: hostile.id })
  const html = await (await kit.visit(`/s/${token}`)).text()
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('<img src=x')
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('&amp;amp;')
}, 30_000)

it('a prompt turns no words around but its own, and no emoji is cut', async () => {
  const family = '👩‍👩‍👧‍👦'
  const prompt = `\u202egnp\u202c \u2067x\u2069 a\u0000b\u001b[0m ${family.repeat(200)}`
  const hostile = await kit.finish(prompt, ['fal'])
  const { token } = await kit.share({ runId: hostile.id })
  const html = await (await kit.visit(`/s/${token}`)).text()
  const tags = html.match(/<title>.*?<\/title>|<meta[^>]*>|alt="[^"]*"/gs) ?? []
  expect(tags.length).toBeGreaterThan(8)
  for (const tag of tags) expect(tag).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  const [, title = ''] = /<title>(.*?)<\/title>/.exec(html) ?? []
  expect(title).toMatch(new RegExp(`^gnp x a b \\[0m (${family})+…$`, 'u'))
  expect(html).toMatch(/<h1\s+dir="auto"/)
}, 30_000)

it('a long prompt leaves room for the images, and is there as a whole', async () => {
  const prompt = `A first line\n${'and so on and on '.repeat(290)}to the end`
  const long = await kit.finish(prompt, ['fal'])
  const { token } = await kit.share({ runId: long.id })
  const html = await (await kit.visit(`/s/${token}`)).text()
  const [, heading = ''] = /<h1[^>]*>([^]*?)<\/h1>/.exec(html) ?? []
  expect(heading.trim()).toMatch(/^A first line and so on.{200,270}…$/)
  const [, whole = ''] = /<details[^>]*>([^]*?)<\/details>/.exec(html) ?? []
  expect(whole).toContain(prompt)
  const short = await (await kit.visit(`/s/${(await kit.share({ runId: run.id })).token}`)).text()
  expect(short).not.toContain('<details')
}, 30_000)
