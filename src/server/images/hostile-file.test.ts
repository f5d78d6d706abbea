import { readFile } from 'node:fs/promises'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { maxUploadBytes } from '#shared/image.ts'
import {
  drawn,
  keepsNothing,
  latin1,
  noise,
  openImages,
  pngChunk,
  pngOf,
  refusal,
  share,
  svg,
  text,
} from './hostile-kit.ts'

const studio = await openImages()
keepsNothing(studio)

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
