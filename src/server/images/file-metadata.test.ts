import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PhotonRequest } from '#shared/photon-request.ts'
import { noReferences } from '#shared/references.ts'
import { buildXmp, readRequestFrom } from '#shared/xmp.ts'
import { withoutMetadata, withXmp } from './file-metadata.ts'

const request: PhotonRequest = {
  version: 1,
  prompt: `Ünïcödé 灯台 🗼 ]]> <b>"quoted" & 'so'</b>`,
  aspectRatio: null,
  copies: 1,
  targets: [{ provider: 'luma', model: 'photon' }],
  references: noReferences,
  reframe: null,
  provider: 'luma',
  model: 'photon',
  runId: '4fac0ef4-b336-45bf-a5dc-6de436cfbd62',
  generationId: '0198c0de-0000-7000-8000-000000000001',
  jobId: null,
  createdAt: '2026-11-21T12:00:00.000Z',
}

/** An odd size, so that parts have odd lengths. */
function drawn(channels: 3 | 4): Sharp {
  const raw = Buffer.alloc(61 * 47 * channels).map((_, at) => Math.imul(at, 2654435761) >>> 24)
  return sharp(raw, { raw: { width: 61, height: 47, channels } })
}

const loaded = (image: Sharp) =>
  image
    .withExif({
      IFD0: { Copyright: 'Somebody' },
      IFD3: { GPSLatitude: '51/1 30/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- Someone -->\n</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')

const files: [string, () => Promise<Buffer>][] = [
  ['JPEG', () => drawn(3).jpeg().toBuffer()],
  ['progressive JPEG', () => drawn(3).jpeg({ progressive: true }).toBuffer()],
  ['CMYK JPEG', () => drawn(3).toColourspace('cmyk').jpeg().toBuffer()],
  ['PNG', () => drawn(4).png().toBuffer()],
  ['PNG with a palette', () => drawn(4).png({ palette: true }).toBuffer()],
  ['WebP', () => drawn(3).webp().toBuffer()],
  ['WebP with alpha', () => drawn(4).webp().toBuffer()],
  ['lossless WebP', () => drawn(3).webp({ lossless: true }).toBuffer()],
  ['lossless WebP with alpha', () => drawn(4).webp({ lossless: true }).toBuffer()],
  ['JPEG full of metadata', () => loaded(drawn(3)).jpeg().toBuffer()],
  ['PNG full of metadata', () => loaded(drawn(4)).png().toBuffer()],
  ['WebP full of metadata', () => loaded(drawn(4)).webp().toBuffer()],
]

function followed(file: Uint8Array | null): Uint8Array {
  if (!file) throw new Error('The parts of the file were not followed')
  return file
}

const pixelsOf = (bytes: Uint8Array) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer()

describe.each(files)('a %s', (_name, make) => {
  it('carries the request, every pixel as it was', async () => {
    const file = await make()
    const carrying = followed(withXmp(file, buildXmp(request)))
    expect(readRequestFrom(carrying)).toEqual(request)
    expect((await pixelsOf(carrying)).equals(await pixelsOf(file))).toBe(true)
    const before = await sharp(file).metadata()
    const after = await sharp(carrying).metadata()
    expect(after.xmpAsString).toContain('Photon Playground')
    expect({ ...after, xmp: 0, xmpAsString: 0, size: 0 }).toEqual({
      ...before,
      xmp: 0,
      xmpAsString: 0,
      size: 0,
    })
  })

  it('carries one request at a time', async () => {
    const once = followed(withXmp(await make(), buildXmp(request)))
    const twice = followed(withXmp(once, buildXmp({ ...request, prompt: 'another' })))
    expect(readRequestFrom(twice)).toEqual({ ...request, prompt: 'another' })
    expect(Buffer.from(twice).toString('latin1').split('<x:xmpmeta')).toHaveLength(2)
  })

  it('is plain again without its metadata, every pixel and the colours as they were', async () => {
    const file = await make()
    const plain = followed(withoutMetadata(followed(withXmp(file, buildXmp(request)))))
    const before = await sharp(file).metadata()
    const after = await sharp(plain).metadata()
    expect(after).not.toHaveProperty('xmp')
    expect(after).not.toHaveProperty('iptc')
    expect(after.icc).toEqual(before.icc)
    expect(after.orientation ?? 1).toBe(before.orientation ?? 1)
    expect(Buffer.from(plain).toString('latin1')).not.toMatch(/Somebody|Someone|GPS|lighthouse/)
    expect((await pixelsOf(plain)).equals(await pixelsOf(file))).toBe(true)
  })

  it('that breaks off is not followed', async () => {
    const file = await make()
    for (const share of [0.2, 0.6, 0.95]) {
      const half = file.subarray(0, file.length * share)
      const isWebp = half.includes('WEBP')
      expect(isWebp ? null : withXmp(half, 'x')).toBeNull()
      expect(isWebp ? null : withoutMetadata(half)).toBeNull()
    }
  })
})
