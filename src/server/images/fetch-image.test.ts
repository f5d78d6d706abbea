import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchImage } from './fetch-image.ts'

const limits = { maxBytes: 1_000, timeoutMs: 2_000 }

describe('fetchImage', () => {
  let origin = ''
  const hits: { path: string | undefined; authorization: string | undefined }[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    hits.push({ path: request.url, authorization: request.headers.authorization })
    if (pathname === '/picture') return response.end('bytes')
    if (pathname === '/to-private') {
      response.writeHead(302, { location: 'http://10.0.0.1/secret' })
      return response.end()
    }
    if (pathname === '/loop') {
      response.writeHead(302, { location: '/loop' })
      return response.end()
    }
    if (pathname === '/endless') {
      const timer = setInterval(() => response.write(Buffer.alloc(300)), 1)
      return response.on('close', () => clearInterval(timer))
    }
    if (pathname === '/claims') {
      response.writeHead(200, { 'content-length': '5000' })
      return response.write('x')
    }
    if (pathname === '/broken') {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      return setTimeout(() => response.destroy(), 10)
    }
    response.writeHead(pathname === '/down' ? 503 : 404)
    return response.end()
  })
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  const get = (path: string) => fetchImage(origin + path, { ...limits, trustedOrigin: origin })

  it('brings the bytes from the trusted origin', async () => {
    expect(Buffer.from(await get('/picture')).toString()).toBe('bytes')
  })

  it.each([
    ['/missing', 'gone'],
    ['/down', 'failed'],
    ['/broken', 'failed'],
    ['/endless', 'refused'],
    ['/claims', 'refused'],
    ['/loop', 'refused'],
    ['/to-private', 'refused'],
  ])('says of %s: %s', async (path, kind) => {
    await expect(get(path)).rejects.toMatchObject({ name: 'FetchImageError', kind })
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://user:secret@example.com/',
    'ftp://example.com/x.png',
    'file:///etc/passwd',
    'not an address',
  ])('does not go to %s', async (address) => {
    await expect(fetchImage(address, limits)).rejects.toMatchObject({ kind: 'refused' })
  })

  it('does not go to a name with one private address among its public ones', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.1']
    await expect(fetchImage('http://example.com/', { ...limits, resolve })).rejects.toMatchObject({
      kind: 'refused',
    })
  })

  it('connects to the address that was checked and asks no second time', async () => {
    const { port } = new URL(origin)
    const answers = [['127.0.0.1'], ['10.0.0.1']]
    const resolve = async () => answers.shift() ?? []
    const trustedOrigin = `http://pictures.test:${port}`

    const bytes = await fetchImage(`${trustedOrigin}/picture`, {
      ...limits,
      trustedOrigin,
      resolve,
    })

    expect(Buffer.from(bytes).toString()).toBe('bytes')
    expect(answers).toHaveLength(1)
  })

  it('calls a name without an address a failure that may pass', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'))
    await expect(fetchImage('http://nowhere.test/', { ...limits, resolve })).rejects.toMatchObject({
      kind: 'failed',
    })
  })

  it('sends no key along', () => {
    expect(hits.every(({ authorization }) => authorization === undefined)).toBe(true)
  })
})
