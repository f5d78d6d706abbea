import { hc } from 'hono/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type { Image } from '#shared/image.ts'
import { readRequestFrom } from '#shared/xmp.ts'
import type { AppType } from '../app.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'
import { drawn, formOf, latin1, noise, openImages, pngChunk } from './hostile-kit.ts'

const bytesOf = async (response: Response | Promise<Response>) =>
  Buffer.from(await (await response).arrayBuffer())

describe('a picture that a person brings', () => {
  let studio: Awaited<ReturnType<typeof openImages>>
  beforeAll(async () => {
    studio = await openImages({ timeoutMs: 5_000 })
  })
  afterAll(() => studio.close())

  async function upload(bytes: Uint8Array, name?: string, type?: string) {
    const response = await studio.postFile(bytes, name, type)
    if (!response.ok) throw new Error(await response.text())
    const image: Image = await response.json()
    return { image, status: response.status }
  }
  const kept = async (bytes: Uint8Array) => {
    const { image } = await upload(bytes)
    return { image, file: await bytesOf(studio.get(image.url)) }
  }

  it.each<[string, () => Promise<Buffer>, string]>([
    ['PNG', () => noise(50).png().toBuffer(), 'image/png'],
    ['interlaced PNG', () => noise(51).png({ progressive: true }).toBuffer(), 'image/png'],
    ['JPEG', () => noise(50).jpeg().toBuffer(), 'image/jpeg'],
    ['CMYK JPEG', () => noise(50).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
    ['WebP', () => noise(50).webp().toBuffer(), 'image/jpeg'],
    ['lossless WebP', () => noise(52).webp({ lossless: true }).toBuffer(), 'image/png'],
    ['AVIF', () => noise(50).avif().toBuffer(), 'image/jpeg'],
    ['GIF', () => noise(50).gif().toBuffer(), 'image/png'],
  ])('is kept: %s', async (_kind, make, type) => {
    const { image, file } = await kept(await make())
    expect(image).toMatchObject({ type, bytes: file.length })
    expect(await sharp(file).metadata()).toMatchObject({ width: image.width, height: image.height })
  })

  it('is the same image when the same file comes again, under any name', async () => {
    const file = await noise(40).jpeg().toBuffer()
    const first = await upload(file)
    const before = await studio.kept()
    const second = await upload(file, '../x.svg', 'text/html')
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.image).toEqual(first.image)
    expect(await studio.kept()).toEqual(before)
  })

  it('is the same image when what was kept comes back', async () => {
    const { image, file } = await kept(await noise(41).jpeg().toBuffer())
    expect(await upload(file)).toEqual({ image, status: 200 })
  })

  it('is the same image when only its metadata are others', async () => {
    const plain = await kept(await noise(42).png().toBuffer())
    const told = await kept(await noise(42).withXmp('<x:xmpmeta/>').png().toBuffer())
    expect(told.image).toEqual(plain.image)
  })

  it.each([42, 43, 44])('is kept without loss as a PNG: %i', async (side) => {
    const file = await noise(side).ensureAlpha(0.5).png().toBuffer()
    const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer()
    expect((await pixels((await kept(file)).file)).equals(await pixels(file))).toBe(true)
  })

  it('is turned upright, and tells of nobody', async () => {
    const file = await drawn(40, 20)
      .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Somebody</x:xmpmeta>')
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(file.toString('latin1')).toContain('Somebody')

    const { image, file: clean } = await kept(file)

    expect([image.width, image.height]).toEqual([20, 40])
    const metadata = await sharp(clean).metadata()
    for (const name of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'])
      expect(metadata).not.toHaveProperty(name)
    expect(clean.toString('latin1')).not.toContain('Somebody')
  })

  it('loses the film behind it, as phones put one there', async () => {
    const film = latin1('\0\0\0\x18ftypmp42' + 'film'.repeat(500))
    const { file } = await kept(Buffer.concat([await noise(45).jpeg().toBuffer(), film]))
    expect(file.toString('latin1')).not.toContain('film')
  })

  it('keeps its colours when they were of another space', async () => {
    const red = sharp({ create: { width: 9, height: 9, channels: 3, background: '#ff0000' } })
    const wide = await red.withIccProfile('p3').png().toBuffer()
    const { data } = await sharp((await kept(wide)).file)
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)].map((value) => Math.round(value / 8))).toEqual([32, 0, 0])
  })

  it('is the first frame where it moves', async () => {
    const frames = await sharp(
      [await drawn(20, 10).png().toBuffer(), await noise(20).resize(20, 10).png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .gif()
      .toBuffer()
    const { image, file } = await kept(frames)
    expect([image.width, image.height]).toEqual([20, 10])
    expect([...(await sharp(file).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([
      217, 119, 6,
    ])
  })

  it('is kept though its file is a little odd', async () => {
    const file = await noise(46).jpeg().toBuffer()
    const frame = file.indexOf(Buffer.from([0xff, 0xc0]))
    // Some cameras leave a few bytes between the parts; decoders warn, and read on.
    const odd = Buffer.concat([file.subarray(0, frame), Buffer.from([7, 7]), file.subarray(frame)])
    await expect(sharp(odd, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow(/extraneous/)
    expect((await kept(odd)).image.type).toBe('image/jpeg')
  })

  it('has a profile that is not right, and is kept', async () => {
    const file = await noise(47).png().toBuffer()
    const chunk = pngChunk('iCCP', latin1('x\0\0broken'))
    expect(
      (await kept(Buffer.concat([file.subarray(0, 33), chunk, file.subarray(33)]))).image.width,
    ).toBe(47)
  })

  it('is fetched from an address', async () => {
    const file = await noise(48).jpeg().toBuffer()
    studio.pages.set('/from', (response) => response.writeHead(302, { location: '/picture' }).end())
    studio.pages.set('/picture', (response) => response.end(file))
    const response = await studio.postAddress(` ${studio.origin}/from `)
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual((await upload(file)).image)
  })

  it.each([320, 640, 1280])('comes as a WebP of %i pixels', async (width) => {
    const { image } = await upload(await noise(1400).jpeg().toBuffer())
    const response = await studio.get(`${image.url}?w=${width}`)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect((await sharp(await bytesOf(response)).metadata()).width).toBe(width)
  })

  it('is downloaded as it is: there is no request to tell of', async () => {
    const { image, file } = await kept(await noise(49).png().toBuffer())
    for (const query of ['', '?metadata=keep', '?metadata=strip']) {
      const response = await studio.get(`${image.url}/download${query}`)
      expect((await bytesOf(response)).equals(file)).toBe(true)
    }
  })

  it.each(['?metadata=all', '?metadata=', '?generation=1', '?x=1'])(
    'has no download %s',
    async (query) => {
      const { image } = await upload(await noise(49).png().toBuffer())
      expect((await studio.get(`${image.url}/download${query}`)).status).toBe(400)
    },
  )
})

describe('a result', () => {
  let studio: TestStudio
  let image: Image
  let ids: { run: string; generation: string; reference: string }
  const api = () =>
    hc<AppType>('http://localhost', {
      fetch: (input: RequestInfo | URL, init?: RequestInit) =>
        studio.fetch(new Request(input, init)),
    }).api

  beforeAll(async () => {
    studio = await openStudio()
    const file = new File([new Uint8Array(await noise(30).png().toBuffer())], 'x.png')
    const reference = await (await api().images.$post({ form: { file } })).json()
    expectTypeOf(reference).toEqualTypeOf<Image>()
    const { id, generations } = await studio.run({
      prompt: '灯台 ]]> "&"',
      targets: [{ provider: 'luma', model: 'photon' }],
    })
    const settled = await studio.settled(generations[0]?.id ?? '')
    if (!settled.image) throw new Error('no image')
    image = settled.image
    ids = { run: id, generation: settled.id, reference: reference.id }
  })
  afterAll(() => studio.close())

  const download = (query = '') => studio.request(`${image.url}/download${query}`)
  const original = () => bytesOf(studio.request(image.url))
  const pixelsOf = (bytes: Buffer) => sharp(bytes).raw().toBuffer()

  it('is asked for by file or by address, and nothing else', () => {
    type Ask = Parameters<ReturnType<typeof api>['images']['$post']>[0]
    expectTypeOf<{ form: { file: File } }>().toExtend<Ask>()
    expectTypeOf<{ json: { url: string } }>().toExtend<Ask>()
    expectTypeOf<{ json: { path: string } }>().not.toExtend<Ask>()
  })

  it('carries its request when it is downloaded', async () => {
    const file = await bytesOf(download())
    expect(readRequestFrom(file)).toMatchObject({
      version: 1,
      prompt: '灯台 ]]> "&"',
      aspectRatio: '16:9',
      copies: 1,
      targets: [{ provider: 'luma', model: 'photon' }],
      runId: ids.run,
      generationId: ids.generation,
    })
    expect((await pixelsOf(file)).equals(await pixelsOf(await original()))).toBe(true)
    expect(file.toString('latin1')).not.toMatch(/luma-0123456789|api[-_]?key|authorization/i)
  })

  it('carries nothing when it is asked to', async () => {
    const file = await bytesOf(download('?metadata=strip'))
    expect(readRequestFrom(file)).toBeNull()
    expect((await pixelsOf(file)).equals(await pixelsOf(await original()))).toBe(true)
  })

  it('carries the request of the generation that is named, if that brought it', async () => {
    const named = await bytesOf(download(`?generation=${ids.generation}`))
    expect(readRequestFrom(named)?.generationId).toBe(ids.generation)
    expect((await download(`?generation=${ids.run}`)).status).toBe(404)
  })

  it.each([
    ['as it is served', () => original()],
    ['with its request', () => bytesOf(download())],
    ['without metadata', () => bytesOf(download('?metadata=strip'))],
  ])('is the same image when it is brought back: %s', async (_how, take) => {
    const file = new File([new Uint8Array(await take())], 'again.jpg')
    const response = await studio.request('/api/images', { method: 'POST', body: formOf(file) })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(image)
  })

  it('may not be 20 MB at any other address', async () => {
    const body = JSON.stringify({ prompt: 'x'.repeat(2_000_000) })
    expect((await studio.request('/api/runs', { method: 'POST', body })).status).toBe(413)
  })
})
