import { describe, expect, it } from 'vitest'
import type { PhotonRequest } from './photon-request.ts'
import { buildXmp, parseXmp, readRequestFrom } from './xmp.ts'

const imageId = 'a'.repeat(64)

const request: PhotonRequest = {
  version: 1,
  prompt: 'a lighthouse',
  aspectRatio: '16:9',
  copies: 1,
  targets: [{ provider: 'fal', model: 'photon-flash' }],
  references: {
    image: [{ imageId, weight: 0.85 }],
    style: [{ imageId, weight: 0 }],
    character: [{ imageId }],
    modify: null,
  },
  reframe: null,
  provider: 'fal',
  model: 'photon-flash',
  runId: '4fac0ef4-b336-45bf-a5dc-6de436cfbd62',
  generationId: '0198c0de-0000-7000-8000-000000000001',
  jobId: 'job-1',
  createdAt: '2026-11-21T12:00:00.000Z',
}

const changed = (change: object) => buildXmp({ ...request, ...change })

describe('a packet', () => {
  it.each([
    'a lighthouse',
    'Ünïcödé, 灯台, 🗼, \u202eright to left',
    ']]> <b>"quoted" & \'so\'</b> &amp; &#0; &#x110000; <!-- --> <?xml ?>',
    '</photon:request><photon:request>{"version":1}</photon:request>',
    `xmlns:evil="urn:photon-playground:xmp:1.0:" evil:request="{}"`,
    'line\nfeed\r\nreturn\ttab',
    'control \0\u0001\u001f\u007f\u0085\u2028 \ufffe\uffff and half a pair \ud83d',
    '&'.repeat(5000),
    '灯'.repeat(5000),
    '🗼'.repeat(2500),
    '',
  ])('gives back the prompt %j', (prompt) => {
    expect(parseXmp(changed({ prompt }))).toEqual({ ...request, prompt })
  })

  it('fits into a segment of a JPEG, whatever the prompt', () => {
    for (const character of ['&', '"', "'", '\\', '\u0001', '\uffff', '灯'])
      expect(Buffer.byteLength(changed({ prompt: character.repeat(5000) }))).toBeLessThan(65_000)
  })

  it('holds only what XML allows', () => {
    const packet = changed({ prompt: '\0\u0008\u000b\uffff\ud83d' })
    // oxlint-disable-next-line no-control-regex -- These are what is looked for.
    expect(packet).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/)
    expect(packet.isWellFormed()).toBe(true)
  })

  it('is read after another program has written it anew', () => {
    const json = JSON.stringify(request).replaceAll('"', '&quot;')
    const ours = 'xmlns:ns1="urn:photon-playground:xmp:1.0:"'
    expect(parseXmp(`<rdf:Description ${ours} ns1:request="${json}"/>`)).toEqual(request)
    expect(parseXmp(`<x ${ours}><ns1:request>${json}</ns1:request></x>`)).toEqual(request)
  })

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a prompt that is too long', { prompt: 'x'.repeat(5001) }],
    ['a ratio that nobody has', { aspectRatio: '7:5' }],
    ['an unknown provider', { provider: 'constructor' }],
    ['an unknown model', { model: 'photon-9' }],
    ['no references', { references: undefined }],
    [
      'an image that has no id of ours',
      { references: { ...request.references, modify: { imageId: '../x', weight: 1 } } },
    ],
    [
      'a weight beyond 1',
      { references: { ...request.references, modify: { imageId, weight: 2 } } },
    ],
    [
      'five images',
      { references: { ...request.references, character: Array(5).fill({ imageId }) } },
    ],
    ['a picture far off its canvas', { reframe: { imageId, x: 9, y: 0, width: 1, height: 1 } }],
    ['a run that is none', { runId: 'javascript:alert(1)' }],
    ['a time that is none', { createdAt: 'now' }],
  ])('is refused with %s', (_what, change) => {
    expect(parseXmp(changed(change))).toBeNull()
  })

  it('is refused with a prompt that is no text', () => {
    const packet = changed({ prompt: 'here' }).replace('&#34;here&#34;', '5')
    expect(packet).toContain('&#34;prompt&#34;:5')
    expect(parseXmp(packet)).toBeNull()
  })

  it('takes over only what it knows, for the target that made it', () => {
    const packet = changed({
      key: 'sk-1',
      copies: 4,
      targets: [],
      references: { ...request.references, x: 1 },
    })
    expect(parseXmp(packet)).toEqual(request)
  })

  it.each(['', '<', 'xmlns:photon="urn:photon-playground:xmp:1.0:"', changed({}).slice(0, -200)])(
    'is refused when it is %j',
    (packet) => expect(parseXmp(packet)).toBeNull(),
  )
})

describe('a file', () => {
  const heads = ['', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\xff\xff\xff\xffWEBP']
  it('of garbage says nothing, and quickly', () => {
    const started = performance.now()
    for (const head of heads)
      for (let seed = 1; seed <= 300; seed++) {
        const noise = Uint8Array.from(
          { length: 600 },
          (_, at) => Math.imul(at + seed, 2654435761) >>> (seed % 25),
        )
        expect(readRequestFrom(Buffer.concat([Buffer.from(head, 'latin1'), noise]))).toBeNull()
      }
    for (const head of heads)
      for (const fill of [0, 0xff, 0xe1])
        expect(
          readRequestFrom(
            Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(2_000_000, fill)]),
          ),
        ).toBeNull()
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
