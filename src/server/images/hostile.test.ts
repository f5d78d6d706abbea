import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApiError } from '#shared/api-error.ts'
import { maxUploadBytes } from '#shared/image.ts'
import {
  drawn,
  formOf,
  latin1,
  noise,
  openImages,
  pngChunk,
  pngOf,
  share,
  text,
} from './hostile-kit.ts'
import { readUpload } from './read-upload.ts'

const names = {
  'private.test': ['10.0.0.1'],
  'loopback.test': ['127.0.0.1'],
  'six.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'mixed.test': ['93.184.216.34', '169.254.169.254'],
  'nothing.test': [],
}

let studio: Awaited<ReturnType<typeof openImages>>
let before: Awaited<ReturnType<typeof studio.kept>>
beforeAll(async () => {
  studio = await openImages({ names })
  await studio.postFile(await drawn(9, 9).png().toBuffer())
})
afterAll(() => studio.close())

// Whatever happens in this file, nothing of it may be kept.
beforeEach(async () => (before = await studio.kept()))
afterEach(async () => assert.deepEqual(await studio.kept(), before))

async function refusal(answer: Response | Promise<Response>) {
  const response = await answer
  const { error }: ApiError = await response.json()
  // A sentence for people: with a beginning and an end, and nothing from inside.
  expect(error.message).toMatch(/^[A-Z][^\n]{8,300}$/)
  expect(error.message).not.toMatch(/error:|vips|undefined|\[object|\/tmp|went wrong|sharp/i)
  return { status: response.status, code: error.code, field: error.field, message: error.message }
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
const jpeg = () => noise(60).jpeg().toBuffer()
const png = () => noise(60).png().toBuffer()
const zip = latin1('PK\x05\x06' + '\0'.repeat(18))

/** Two frames on a canvas of 16,384 × 16,384. */
async function animatedGiant() {
  const file = await noise(30).webp().toBuffer()
  const canvas = Buffer.from([0x02, 0, 0, 0, 0xff, 0x3f, 0, 0xff, 0x3f, 0])
  return Buffer.concat([file.subarray(0, 12), latin1('VP8X\x0a\0\0\0'), canvas, file.subarray(12)])
}

function webpOfSide(side: number) {
  const file = latin1('RIFF\x20\0\0\0WEBPVP8L\x14\0\0\0\x2f' + '\0'.repeat(19))
  file.writeUInt32LE((side - 1) | ((side - 1) << 14), 21)
  return file
}

async function jpegOfSize(width: number, height: number) {
  const file = await jpeg()
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]))
  file.writeUInt16BE(height, frame + 5)
  file.writeUInt16BE(width, frame + 7)
  return file
}

/** As from a phone, as far as its head says. */
async function heic() {
  const avif = (await drawn(64, 64).avif().toBuffer()).toString('latin1')
  return latin1(
    avif.replaceAll('avif', 'heic').replaceAll('av01', 'hvc1').replaceAll('av1C', 'hvcC'),
  )
}

async function withBrokenPixels() {
  const file = await png()
  const at = file.indexOf('IDAT') + 40
  return Buffer.concat([file.subarray(0, at), Buffer.alloc(400, 7), file.subarray(at + 400)])
}

const files: [string, () => Uint8Array | Promise<Uint8Array>, RegExp][] = [
  ['nothing', () => text(''), /empty/],
  ['one byte', () => text('x'), /not a picture/],
  ['text', () => text('just words'), /not a picture/],
  ['zeros', () => new Uint8Array(5000), /not a picture/],
  ['a page', () => text('<!DOCTYPE html><img src=x onerror=alert(1)>'), /a web page/],
  ['a page after a comment', () => text('\n <!-- hi --> <html><body>'), /a web page/],
  ['a script', () => text('<script>alert(1)</script>'), /a web page/],
  ['an SVG', () => text(svg), /an SVG/],
  ['an SVG with a byte order mark', () => text(`\ufeff${svg}`), /an SVG/],
  ['an SVG with a prolog', () => text(`<?xml version="1.0"?>\n<!-- x -->\n${svg}`), /an SVG/],
  [
    'an SVG with a document type and entities',
    () =>
      text(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`),
    /SVG|text/,
  ],
  ['comments without end', () => text('<!---->'.repeat(140)), /page of text|not a picture/],
  ['a packed SVG', () => gzipSync(svg), /a compressed file/],
  ['a PDF', () => text('%PDF-1.7\n1 0 obj'), /a PDF/],
  ['a TIFF', () => drawn(9, 9).tiff().toBuffer(), /a TIFF/],
  ['a BMP', () => latin1('BM' + '\0'.repeat(60)), /a BMP/],
  ['an icon', () => latin1('\0\0\x01\0\x01\0' + '\0'.repeat(60)), /an icon/],
  ['an archive', () => latin1('PK\x03\x04' + '\0'.repeat(60)), /a ZIP/],
  ['a Photoshop file', () => latin1('8BPS\0\x01' + '\0'.repeat(60)), /Photoshop/],
  ['a JPEG XL', () => latin1('\xff\x0a' + '\0'.repeat(60)), /JPEG XL/],
  ['a JPEG 2000', () => latin1('\0\0\0\x0cjP  \r\n\x87\n' + '\0'.repeat(60)), /JPEG 2000/],
  ['a video', () => latin1('\0\0\0\x18ftypmp42\0\0\0\0mp42isom' + '\0'.repeat(60)), /a video/],
  ['a program', () => latin1('MZ\x90\0\x03' + '\0'.repeat(60)), /not a picture/],
  ['a HEIC', heic, /HEIC.*JPEG or PNG/],

  [
    'a PNG that claims 100,000 × 100,000 pixels',
    () => pngOf(100_000, 100_000),
    /100,000 × 100,000/,
  ],
  ['a PNG that claims 2³¹ pixels a side', () => pngOf(2 ** 31 - 1, 2 ** 31 - 1), /too large|whole/],
  ['a PNG of no width', () => pngOf(0, 9), /whole/],
  [
    'a PNG of 81 million pixels, all the same',
    () => drawn(9000, 9000).png().toBuffer(),
    /64 million/,
  ],
  ['a PNG with a side that is too long', () => drawn(17_000, 2).png().toBuffer(), /16,384/],
  ['a PNG with fewer pixels than it claims', () => pngOf(3000, 3000), /whole/],
  [
    'a GIF with a screen of 65,535 × 65,535',
    () =>
      latin1(
        'GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
      ),
    /65,535 × 65,535/,
  ],
  ['an animated WebP on a giant canvas', animatedGiant, /too large|whole/],
  ['a WebP that claims 16,383 × 16,383', () => webpOfSide(16_383), /million/],
  // Decoded in one piece it would take half of the memory there is.
  ['a WebP that claims 7,900 × 7,900', () => webpOfSide(7900), /for a file of its kind/],
  ['a JPEG that claims 65,500 × 65,500', () => jpegOfSize(65_500, 65_500), /65,500 × 65,500/],
  ['a JPEG that claims 7,000 × 7,000', () => jpegOfSize(7000, 7000), /whole/],

  ['the first bytes of a PNG', () => latin1('\x89PNG\r\n\x1a\n'), /whole/],
  ['the first bytes of a JPEG', () => latin1('\xff\xd8\xff\xe0'), /whole/],
  ['the first bytes of a WebP', () => latin1('RIFF\xff\xff\xff\xffWEBP'), /whole/],
  ['the first bytes of a GIF', () => latin1('GIF89a'), /whole/],
  ['the first bytes of an AVIF', () => latin1('\0\0\0\x14ftypavif\0\0\0\0avif'), /whole/],
  ['half a PNG', async () => share(await png(), 0.5), /whole/],
  ['half a JPEG', async () => share(await jpeg(), 0.5), /whole/],
  ['most of a JPEG', async () => share(await noise(400).jpeg().toBuffer(), 0.95), /whole/],
  ['half a WebP', async () => share(await noise(60).webp().toBuffer(), 0.5), /whole/],
  ['half a GIF', async () => share(await noise(60).gif().toBuffer(), 0.5), /whole/],
  ['half an AVIF', async () => share(await noise(60).avif().toBuffer(), 0.5), /whole/],
  ['a PNG with broken pixels', withBrokenPixels, /whole/],

  ['a JPEG that is a ZIP', async () => Buffer.concat([await jpeg(), zip]), /a ZIP archive at once/],
  ['a PNG that is a ZIP', async () => Buffer.concat([await png(), zip]), /a ZIP archive at once/],
  ['a GIF that is a script', () => text('GIF89a=1;alert(document.domain)//\0\0\0'), /whole/],
  [
    'a GIF with a page behind it',
    async () =>
      Buffer.concat([await drawn(9, 9).gif().toBuffer(), text('<script>alert(1)</script>')]),
    /a web page at once/,
  ],
  [
    'a JPEG with a page in its comment',
    async () => {
      const page = text('<html><script>alert(1)</script>')
      const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, page.length + 2])
      return Buffer.concat([head, page, (await jpeg()).subarray(2)])
    },
    /a web page at once/,
  ],
  [
    'a PNG that is a PDF',
    () => pngOf(9, 9, pngChunk('tEXt', text('x\0%PDF-1.4 1 0 obj'))),
    /a PDF at once/,
  ],
  [
    'a PNG with PHP behind it',
    async () => Buffer.concat([await png(), text('<?php system("id") ?>')]),
    /a web page/,
  ],
  ['this test', () => readFile(import.meta.filename), /not a picture/],
]

describe('a file', () => {
  it.each(files)('%s is refused', async (_what, make, sentence) => {
    const answer = await refusal(studio.postFile(await make()))
    expect(answer).toMatchObject({ status: 422, code: 'invalid_image', field: 'file' })
    expect(answer.message).toMatch(sentence)
  })

  it.each([
    ['photo.jpg', 'image/jpeg'],
    ['photo.png', 'image/svg+xml'],
    ['../../../etc/passwd', ''],
    ['photo.png\0.svg', 'image/png; charset=x'],
  ])('is a page, whatever it is called: %j', async (name, type) => {
    const answer = await refusal(studio.postFile(text('<html><body>hi'), name, type))
    expect(answer).toMatchObject({ status: 422, code: 'invalid_image' })
  })

  it('of more than 20 MB is refused', async () => {
    const file = new Uint8Array(maxUploadBytes + 1)
    expect(await refusal(studio.postFile(file))).toMatchObject({
      status: 413,
      code: 'too_large',
      field: 'file',
    })
  })

  it('with a text that unpacks to 200 MB takes no memory', async () => {
    const bomb = Buffer.concat([latin1('bomb\0\0'), deflateSync(Buffer.alloc(200_000_000))])
    const bytes = pngOf(3000, 3000, pngChunk('zTXt', bomb))
    const rss = process.memoryUsage.rss()
    await refusal(studio.postFile(bytes))
    expect(process.memoryUsage.rss() - rss).toBeLessThan(120_000_000)
  })
})

const json = { 'content-type': 'application/json' }
const form = (boundary: string) => ({ 'content-type': `multipart/form-data; boundary=${boundary}` })
const part = (name: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="a.png"\r\n\r\n${content}\r\n`

const requests: [string, RequestInit, string][] = [
  ['no body', {}, 'content-type'],
  ['text', { body: 'hello', headers: { 'content-type': 'text/plain' } }, 'content-type'],
  ['bare bytes', { body: 'hello', headers: { 'content-type': 'image/png' } }, 'content-type'],
  ['a form of another kind', { body: new URLSearchParams({ file: 'x' }) }, 'content-type'],
  ['a form without a file', { body: `--b--\r\n`, headers: form('b') }, 'file'],
  [
    'a form without a boundary',
    { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
    'file',
  ],
  ['a form with another boundary', { body: part('file', 'x'), headers: form('c') }, 'file'],
  ['a form that breaks off', { body: part('file', 'x'), headers: form('b') }, 'file'],
  ['a form that is all boundary', { body: '--b'.repeat(9), headers: form('b') }, 'file'],
  [
    'a form with another field',
    { body: `${part('picture', 'x')}--b--`, headers: form('b') },
    'picture',
  ],
  [
    'a form with a nameless field',
    { body: `--b\r\n\r\n\r\nx\r\n--b--`, headers: form('b') },
    'file',
  ],
  ['two files', { body: formOf(new File(['x'], 'a'), new File(['y'], 'b')) }, 'file'],
  ['no JSON', { body: '{', headers: json }, 'json'],
  ['JSON without an address', { body: '{}', headers: json }, 'url'],
  ['JSON that is a list', { body: '[]', headers: json }, 'url'],
  ['JSON that is nothing', { body: 'null', headers: json }, 'url'],
  ['an address that is a number', { body: '{"url":1}', headers: json }, 'url'],
  ['an empty address', { body: '{"url":" "}', headers: json }, 'url'],
  ['an endless address', { body: JSON.stringify({ url: 'x'.repeat(5000) }), headers: json }, 'url'],
  ['an address and more', { body: '{"url":"http://x","key":"y"}', headers: json }, 'key'],
]

describe('a request', () => {
  it.each(requests)('with %s is refused', async (_what, init, field) => {
    expect(await refusal(studio.post(init))).toMatchObject({
      status: 400,
      code: 'invalid_request',
      field,
    })
  })

  const endless = () =>
    new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1_000_000)) })
  const streamed = (body: ReadableStream, headers: Record<string, string>) =>
    studio.post({ body, headers, duplex: 'half' } as RequestInit)

  it.each([form('b'), json])('with a body that never ends is refused: %o', async (headers) => {
    expect(await refusal(streamed(endless(), headers))).toMatchObject({
      status: 413,
      code: 'too_large',
    })
  })

  it('that announces too much is refused before it is read', async () => {
    let isRead = false
    const body = new ReadableStream({ pull: () => void (isRead = true) }, { highWaterMark: 0 })
    const answer = await refusal(streamed(body, { ...form('b'), 'content-length': '1000000000' }))
    expect(answer).toMatchObject({ status: 413, code: 'too_large' })
    expect(isRead).toBe(false)
  })

  it('with less than it announced is refused', async () => {
    const body = new Blob([part('file', 'x')]).stream()
    expect(await refusal(streamed(body, { ...form('b'), 'content-length': '5000' }))).toMatchObject(
      { status: 400 },
    )
  })

  it('that breaks in the middle is refused', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('reset')) })
    expect(await refusal(streamed(body, form('b')))).toMatchObject({ status: 400, field: 'file' })
  })

  it('that sends nothing is not waited for', async () => {
    const init = { method: 'POST', body: new ReadableStream(), headers: form('b'), duplex: 'half' }
    await expect(readUpload(new Request('http://x/', init), 50)).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})

const notPublic = [
  'http://127.0.0.1/',
  'http://127.0.0.1./',
  'http://127.1/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://%31%32%37.0.0.1/',
  'http://①②⑦.0.0.1/',
  'http:127.0.0.1',
  'http:\\\\127.0.0.1\\x',
  'http://127.0.0.1:80\\@example.com/',
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://172.31.255.255/',
  'http://192.0.0.1/',
  'http://192.168.1.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::127.0.0.1]/',
  'http://[::7f00:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[4000::1]/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://a.localhost/',
  'http://printer.local/',
  'http://metadata.google.internal/',
  'http://private.test/',
  'http://loopback.test/',
  'http://six.test/',
  'http://mapped.test/',
  'http://mixed.test/',
]

const neverAsked = [
  'http://[fe80::1%25eth0]/',
  'http://user:secret@example.com/',
  'http://user@example.com/',
  'http://127.0.0.1@example.com/',
  'https://example.com:22/',
  'http://example.com:25/',
  'ftp://example.com/x.png',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
  'blob:http://localhost/1',
  'javascript:alert(1)',
  '//example.com/x.png',
  '/etc/passwd',
  'not an address',
  'http://',
  'http://4294967296/',
]

describe('an address', () => {
  const refused = { status: 422, code: 'address_unreachable', field: 'url' }

  it.each(notPublic)('%s is not public', async (url) => {
    const answer = await refusal(studio.postAddress(url))
    expect(answer).toMatchObject(refused)
    expect(answer.message).toMatch(/not a public address/)
  })

  it.each(neverAsked)('%s is not asked', async (url) => {
    const answer = await refusal(studio.postAddress(url))
    expect(answer).toMatchObject(refused)
    expect(answer.message).toMatch(/Nothing is fetched/)
  })

  it.each(['http://nothing.test/', 'http://unknown.test/', 'http://hanging.test/'])(
    '%s leads nowhere',
    async (url) => {
      expect(await refusal(studio.postAddress(url))).toMatchObject(refused)
    },
  )

  it.each([
    'http://169.254.169.254/latest/',
    'http://[::1]:5175/api/settings',
    'http://2130706433/',
    '//127.0.0.2/',
    'http://loopback.test/',
    'http://mixed.test/',
    'http://me:secret@example.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_x',
  ])('that redirects to %s is not followed', async (location) => {
    studio.pages.set('/redirect', (response) => response.writeHead(302, { location }).end())
    expect(await refusal(studio.postAddress(`${studio.origin}/redirect`))).toMatchObject(refused)
  })

  it('that redirects for ever is given up', async () => {
    studio.pages.set('/loop', (response) => response.writeHead(307, { location: '/loop' }).end())
    const answer = await refusal(studio.postAddress(`${studio.origin}/loop`))
    expect(answer.message).toMatch(/too many redirects/)
    expect(studio.hits.filter((path) => path === '/loop').length).toBeLessThan(10)
  })

  it.each<[string, Parameters<typeof studio.pages.set>[1]]>([
    ['says nothing', () => undefined],
    [
      'sends its head slowly',
      (response) => void setInterval(() => response.socket?.write('X-A: b\r\n'), 20).unref(),
    ],
    [
      'sends its body slowly',
      (response) => {
        response.writeHead(200, { 'content-length': 5000 })
        setInterval(() => response.write('x'), 20).unref()
      },
    ],
    [
      'stops in the middle',
      (response) => void response.writeHead(200, { 'content-length': 5000 }).write('x'),
    ],
  ])('that %s is given up', async (_what, page) => {
    studio.pages.set('/slow', page)
    const answer = await refusal(studio.postAddress(`${studio.origin}/slow`))
    expect(answer).toMatchObject(refused)
    expect(answer.message).toMatch(/too long|no answer/)
  })

  it('that sends for ever is given up', async () => {
    const patient = await openImages({ timeoutMs: 20_000 })
    patient.pages.set('/endless', (response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
      }
      response.on('drain', more)
      more()
    })
    const answer = await refusal(patient.postAddress(`${patient.origin}/endless`))
    expect(answer).toMatchObject({ status: 413, code: 'too_large', field: 'url' })
    await patient.close()
  })

  it('that announces more than 20 MB is not read', async () => {
    studio.pages.set(
      '/huge',
      (response) => void response.writeHead(200, { 'content-length': 20_000_001 }).write('x'),
    )
    expect(await refusal(studio.postAddress(`${studio.origin}/huge`))).toMatchObject({
      status: 413,
      code: 'too_large',
      field: 'url',
    })
  })

  it('that breaks off is refused', async () => {
    studio.pages.set('/broken', (response) => {
      response.writeHead(200, { 'content-length': 5000 })
      response.write('x', () => response.destroy())
    })
    expect(await refusal(studio.postAddress(`${studio.origin}/broken`))).toMatchObject(refused)
  })

  it.each([
    [401, /HTTP 401/],
    [404, /no picture at this address/],
    [410, /no picture at this address/],
    [500, /HTTP 500/],
    [204, /HTTP 204/],
    [304, /HTTP 304/],
  ])('that answers %i is refused', async (status, sentence) => {
    studio.pages.set('/status', (response) => response.writeHead(status).end())
    const answer = await refusal(studio.postAddress(`${studio.origin}/status`))
    expect(answer).toMatchObject(refused)
    expect(answer.message).toMatch(sentence)
  })

  it.each<[string, Uint8Array, string]>([
    ['a page called a picture', text('<!doctype html><title>Sign in</title>'), 'image/png'],
    ['an SVG', text(svg), 'image/svg+xml'],
    ['a packed picture', gzipSync('x'), 'image/png'],
    ['nothing', text(''), 'image/png'],
  ])('with %s is refused', async (_what, body, type) => {
    studio.pages.set('/file', (response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    )
    expect(await refusal(studio.postAddress(`${studio.origin}/file`))).toMatchObject({
      status: 422,
      code: 'invalid_image',
      field: 'url',
    })
  })
})
