import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll } from 'vitest'
import { serveEmulators } from './serve.ts'
import type { EmulatorOptions } from './serve.ts'

/** Served for one test file, and closed after it. Jobs take some milliseconds. */
export async function emulatorsForTest(options: EmulatorOptions = {}) {
  const emulators = await serveEmulators({ speed: 200, ...options })
  emulators.control.set({ pictures: 'plain' })
  afterAll(() => emulators.close())
  return emulators
}

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** Someone who takes webhooks, and has pictures at `/picture.png`. */
export async function startListener({ status = 200 }: { status?: number } = {}) {
  const received: Received[] = []
  const picture = await sharp({
    create: { width: 96, height: 64, channels: 3, background: '#d02050' },
  })
    .png()
    .toBuffer()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'GET') {
        const isThere = request.url === '/picture.png'
        response.writeHead(isThere ? 200 : 403, { 'content-type': 'image/png' })
        response.end(isThere ? picture : undefined)
        return
      }
      const body = Buffer.concat(chunks).toString()
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${port}`, received }
}

/** Into fal's storage, by hand. Returns the address. */
export async function putFile(
  { falRestUrl }: { falRestUrl: string },
  bytes: Uint8Array,
  type = 'image/png',
): Promise<string> {
  const ticket = await fetch(`${falRestUrl}/storage/upload/initiate?storage_type=fal-cdn-v3`, {
    method: 'POST',
    headers: { authorization: 'Key a:b', 'content-type': 'application/json' },
    body: JSON.stringify({ content_type: type, file_name: 'picture' }),
  })
  const { upload_url, file_url } = await ticket.json()
  await fetch(upload_url, { method: 'PUT', body: new Uint8Array(bytes) })
  return file_url
}

export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 4000
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (Date.now() > deadline) throw new Error('It never came')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
