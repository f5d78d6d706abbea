import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { keepsNothing, openImages, refusal, svg, text } from './hostile-kit.ts'

const names = {
  'private.test': ['10.0.0.1'],
  'loopback.test': ['127.0.0.1'],
  'six.test': ['::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'mixed.test': ['93.184.216.34', '169.254.169.254'],
  'nothing.test': [],
}

const studio = await openImages({ names })
keepsNothing(studio)

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
