import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/list-query.ts'
import type { Run } from '#shared/run.ts'
import type { Share } from '#shared/share.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { createShareKit, publicOrigin } from './share-kit.ts'

let studio: TestStudio
let kit: ReturnType<typeof createShareKit>
let run: Run
beforeAll(async () => {
  studio = await openStudio({ environment: { PUBLIC_URL: publicOrigin }, factor: 40 })
  kit = createShareKit(studio)
  run = await kit.finish('a lighthouse at dusk')
})
afterAll(() => studio.close())

const statusOf = async (path: string, init?: RequestInit) => (await kit.visit(path, init)).status
const imageIdOf = ({ generations: [generation] }: Run) => generation?.image?.id ?? ''
const listed = () => studio.read<Page<Share>>(studio.request('/api/shares'))

describe('making a link', () => {
  it('gives a token that is long, and written nowhere', async () => {
    const { token, url } = await kit.share({ runId: run.id })
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
    expect(url).toBe(`${publicOrigin}/s/${token}`)
    expect(JSON.stringify(await listed())).not.toContain(token)
  })

  it.each<[string, object, number, string]>([
    ['nothing', {}, 400, 'runId'],
    ['two things', { runId: 'RUN', generationId: 'RUN' }, 400, 'runId'],
    ['one of several', { generationIds: ['RUN'] }, 400, 'generationIds'],
    ['the same twice', { generationIds: ['RUN', 'RUN'] }, 400, 'generationIds'],
    ['an unknown switch', { runId: 'RUN', hideEverything: true }, 400, 'hideEverything'],
    [
      'a time that has passed',
      { runId: 'RUN', expiresAt: '2020-01-01T00:00:00Z' },
      400,
      'expiresAt',
    ],
    ['a time that is none', { runId: 'RUN', expiresAt: 'tomorrow' }, 400, 'expiresAt'],
    ['no run of ours', { runId: crypto.randomUUID() }, 422, 'runId'],
    ['no generation of ours', { generationId: crypto.randomUUID() }, 422, 'generationId'],
    [
      'one that is not ours among others',
      { generationIds: ['GENERATION', crypto.randomUUID()] },
      422,
      'generationIds.1',
    ],
  ])('is refused for %s', async (_, body, status, field) => {
    const text = JSON.stringify(body)
      .replaceAll('RUN', run.id)
      .replaceAll('GENERATION', run.generations[0]?.id ?? '')
    const answer = await studio.send('POST', '/api/shares', JSON.parse(text))
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { field } })
  })

  it('leads to where it was asked for when there is no public address', async () => {
    const other = await openStudio()
    try {
      const made = await createShareKit(other).finish('a pier', ['fal'])
      const { url, token } = await createShareKit(other).share({ runId: made.id })
      expect(url).toBe(`http://localhost/s/${token}`)
      expect(await (await other.request(`/s/${token}`)).text()).toContain(
        `content="http://localhost/api/public/shares/${token}/card.jpg"`,
      )
    } finally {
      await other.close()
    }
  })
})

describe('what a visitor gets', () => {
  it('is the page, its data and its images, and no cache keeps them', async () => {
    const { token } = await kit.share({ runId: run.id })
    const page = await kit.visit(`/s/${token}`)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toContain('no-store')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(html).toContain('<meta name="robots" content="noindex')
    expect(html).toContain('<meta property="og:title" content="a lighthouse at dusk"')
    expect(html).toContain(`content="${publicOrigin}/api/public/shares/${token}/card.jpg"`)

    const { items } = await kit.data(token)
    expect(items.map(({ label }) => label)).toEqual(['Luma Photon', 'fal Photon'])
    for (const { image } of items) {
      const answer = await kit.visit(`${image?.url}?w=320`)
      expect(answer.headers.get('content-type')).toBe('image/webp')
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
      const etag = answer.headers.get('etag') ?? ''
      const again = await kit.visit(`${image?.url}?w=320`, { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
      const weak = { 'if-none-match': `"another", W/${etag}` }
      expect(await statusOf(`${image?.url}?w=320`, { headers: weak })).toBe(304)
      expect(await statusOf(`${image?.url}?w=640`, { headers: weak })).toBe(200)
    }
    const card = await kit.visit(`/api/public/shares/${token}/card.jpg`)
    expect(card.headers.get('content-type')).toBe('image/jpeg')
  })

  it('is nothing else: every route of the studio, with the token and with none', async () => {
    const { token } = await kit.share({ runId: run.id })
    const ids = [token, run.id, run.generations[0]?.id ?? '', imageIdOf(run)]
    const open: string[] = []
    for (const { method, path } of studio.routes()) {
      if (method === 'ALL' || path.startsWith('/api/webhooks')) continue
      for (const id of ids) {
        const address = path.replace(':imageId', imageIdOf(run)).replaceAll(/:\w+/g, id)
        for (const query of ['', `?token=${token}`]) {
          const headers = { authorization: `Bearer ${token}`, cookie: `token=${token}` }
          const answer = await kit.visit(address + query, { method, headers })
          if (answer.status < 400) open.push(`${method} ${path}`)
        }
      }
    }
    expect(new Set(open)).toEqual(
      new Set([
        'GET /healthz',
        'GET /s/:token',
        'GET /s/:token/',
        'GET /api/public/shares/:token',
        'GET /api/public/shares/:token/card.jpg',
        'GET /api/public/shares/:token/images/:imageId',
      ]),
    )
  })

  it('is nothing for a token that was edited or guessed', async () => {
    const { token, id } = await kit.share({ runId: run.id })
    const edited = [...token].map((_, at) => {
      const other = token[at] === 'A' ? 'B' : 'A'
      return token.slice(0, at) + other + token.slice(at + 1)
    })
    for (const wrong of [...edited, token.slice(1), `${token}A`, `${token}%00`, id, run.id, '%27'])
      for (const path of ['/s/', '/api/public/shares/'])
        expect({ wrong, status: await statusOf(path + wrong) }).toEqual({ wrong, status: 404 })
  })

  it('is the same with a stroke at the end, and nothing below that', async () => {
    const { token } = await kit.share({ runId: run.id })
    const page = await kit.visit(`/s/${token}/`)
    expect(await page.text()).toContain('a lighthouse at dusk')
    for (const path of [`/s/${token}/x`, `/s/${token}//`, '/s/', '/s//']) {
      const answer = await kit.visit(path)
      expect({ path, status: answer.status }).toEqual({ path, status: 404 })
      expect(await answer.text()).toContain('There is nothing here')
    }
  })

  it('is no image that is not in it', async () => {
    const other = await kit.finish('a secret harbour')
    const [first] = run.generations
    const { token } = await kit.share({ generationId: first?.id })
    const images = `/api/public/shares/${token}/images`
    expect(await statusOf(`${images}/${imageIdOf(run)}`)).toBe(200)
    for (const id of [
      imageIdOf(other),
      run.generations[1]?.image?.id,
      first?.id,
      '..',
      'f'.repeat(64),
    ])
      expect(await statusOf(`${images}/${id}`)).toBe(404)
    expect(await statusOf(`${images}/${imageIdOf(run)}?w=9999`)).toBe(400)
  })
})

describe('the end of a link', () => {
  const addressesOf = (token: string) => [
    `/s/${token}`,
    `/api/public/shares/${token}`,
    `/api/public/shares/${token}/card.jpg`,
    `/api/public/shares/${token}/images/${imageIdOf(run)}`,
  ]

  async function expectGone(token: string) {
    for (const address of addressesOf(token)) {
      const answer = await kit.visit(address)
      expect({ address, status: answer.status }).toEqual({ address, status: 410 })
      expect(answer.headers.get('cache-control')).toContain('no-store')
      expect(await answer.text()).not.toContain('lighthouse')
    }
  }

  it.each(['token', 'id'] as const)('comes at once when it is taken back by %s', async (key) => {
    const share = await kit.share({ runId: run.id })
    for (const address of addressesOf(share.token)) expect(await statusOf(address)).toBe(200)
    const etag = `"${imageIdOf(run).slice(0, 32)}-full"`
    expect((await studio.send('DELETE', `/api/shares/${share[key]}`)).status).toBe(204)
    await expectGone(share.token)
    const known = { headers: { 'if-none-match': etag } }
    expect(await statusOf(addressesOf(share.token)[3] ?? '', known)).toBe(410)
    expect((await studio.send('DELETE', `/api/shares/${share[key]}`)).status).toBe(204)
  })

  it('comes by the clock', async () => {
    const expiresAt = new Date(studio.clock.now() + 60_000).toISOString()
    const { token } = await kit.share({ runId: run.id, expiresAt })
    expect(await statusOf(`/s/${token}`)).toBe(200)
    await studio.clock.sleep(61_000)
    await expectGone(token)
  })

  it('comes with the last thing that it shows', async () => {
    const made = await kit.finish('a short life')
    const { token } = await kit.share({ runId: made.id })
    const [first, second] = made.generations
    await studio.send('DELETE', `/api/generations/${first?.id}`)
    expect((await kit.data(token)).items.map(({ label }) => label)).toEqual(['fal Photon'])
    const gone = `/api/public/shares/${token}/images/${first?.image?.id}`
    expect(await statusOf(gone)).toBe(404)
    await studio.send('DELETE', `/api/generations/${second?.id}`)
    expect(await statusOf(`/s/${token}`)).toBe(410)
    expect(await statusOf(gone)).toBe(410)
  })

  it('is nothing to be had for what is no link', async () => {
    expect((await studio.send('DELETE', `/api/shares/${crypto.randomUUID()}`)).status).toBe(404)
  })
})

it('lists every link with what it shows and hides, and who looked, in pages', async () => {
  const { token, id } = await kit.share({ runId: run.id, hidePrompt: true })
  for (let look = 0; look < 3; look++) await (await kit.visit(`/s/${token}`)).text()
  await kit.visit(`/s/${token}`, { method: 'HEAD' })
  const { items } = await kit.data(token)
  await kit.visit(items[0]?.image?.url ?? '')

  const { items: all } = await listed()
  const [newest] = all
  expect(newest).toMatchObject({
    id,
    runId: run.id,
    generationIds: null,
    title: 'a lighthouse at dusk',
    hidePrompt: true,
    hidePrices: true,
    views: 3,
    revokedAt: null,
  })
  expect(newest?.lastViewedAt).not.toBeNull()

  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page: Page<Share> = await studio.read(studio.request(`/api/shares?limit=2${query}`))
    ids.push(...page.items.map((share) => share.id))
    cursor = page.nextCursor
  }
  expect(ids).toEqual(all.map((share) => share.id))
})
