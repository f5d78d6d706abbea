import { createServer as createHttpServer, type RequestListener } from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createProviderHttp } from './provider-http.ts'
import { ProviderError } from './provider.ts'

const apiKey = 'a1b2c3d4-key-id:0123456789abcdef'
const idSchema = z.object({ id: z.string() })

const servers: Server[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const server of servers.splice(0)) server.close()
})

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serveHttp = async (listener: RequestListener) =>
  `http://${await listen(createHttpServer(listener))}`

/** A server that speaks raw bytes as soon as it was spoken to. */
const serveTcp = (answer: (socket: Socket) => void) =>
  listen(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => answer(socket))
    }),
  )

const createHttp = (fetch?: () => Promise<Response>) =>
  createProviderHttp({
    provider: 'fal',
    apiKey,
    headers: { authorization: `Key ${apiKey}` },
    fetch,
  })

async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ProviderError) return error
  throw new Error(`no ProviderError but ${String(error)}`)
}

/** Posts and reads the id, as a submit does. */
async function post(
  url: string,
  {
    http = createHttp(),
    ...options
  }: { http?: ReturnType<typeof createHttp>; timeoutMs?: number; maxBytes?: number } = {},
) {
  return http.read(await http.send('POST', url, { body: {}, ...options }), idSchema)
}

const postTo = (response: () => Response, method: 'POST' | 'GET' = 'POST') => {
  const http = createHttp(async () => response())
  return failureOf(http.send(method, 'http://provider.test/').then((a) => http.read(a, idSchema)))
}

it('sends the key, the body and its type', async () => {
  const requests: unknown[] = []
  const url = await serveHttp(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { authorization, 'content-type': type } = request.headers
    requests.push([request.method, authorization, type, Buffer.concat(chunks).toString()])
    response.end('{"id":"1"}')
  })
  expect(await post(url)).toEqual({ id: '1' })
  expect(requests).toEqual([['POST', `Key ${apiKey}`, 'application/json', '{}']])
})

it('is certain that nothing was sent where there was no connection', async () => {
  const closed = await serveTcp(() => {})
  servers.splice(0).forEach((server) => server.close())
  expect(await failureOf(post(`http://${closed}`))).toMatchObject({
    kind: 'unsent',
    message: 'Not reached (ECONNREFUSED)',
  })
  // Two addresses behind one name: an AggregateError.
  const byName = closed.replace('127.0.0.1', 'localhost')
  expect(await failureOf(post(`http://${byName}`))).toMatchObject({ kind: 'unsent' })
  expect(await failureOf(post('http://no-such-host.invalid'))).toMatchObject({ kind: 'unsent' })
})

it('is certain that nothing was sent where TLS was not agreed', async () => {
  const plain = await serveTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const resetting = await serveTcp((socket) => socket.resetAndDestroy())
  const closing = await serveTcp((socket) => socket.end())
  for (const host of [plain, resetting, closing])
    expect(await failureOf(post(`https://${host}`))).toMatchObject({ kind: 'unsent' })
})

const headOf = (length: number) => `HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`

it.each<[string, (socket: Socket) => void, string]>([
  ['reset', (socket) => socket.resetAndDestroy(), 'The connection broke (ECONNRESET)'],
  ['closed', (socket) => socket.end(), 'The connection broke (UND_ERR_SOCKET)'],
  [
    'closed within the body',
    (socket) => socket.end(`${headOf(90)}{"id":"`),
    'The connection broke (UND_ERR_SOCKET)',
  ],
  ['answered by nonsense', (socket) => socket.end('what?\r\n\r\n'), 'The connection broke'],
  ['answered by half a JSON', (socket) => socket.end(`${headOf(7)}{"id":"`), 'HTTP 200, not JSON'],
])('cannot tell what became of a request that was %s', async (_how, answer, message) => {
  let connections = 0
  const host = await serveTcp((socket) => {
    connections++
    answer(socket)
  })
  const failure = await failureOf(post(`http://${host}`))
  expect(failure).toMatchObject({ kind: 'uncertain', message: expect.stringContaining(message) })
  expect(connections).toBe(1)
})

it.each([
  ['never answers', () => {}],
  ['stops within the body', (socket: Socket) => socket.write(`${headOf(90)}{"id":"`)],
])('gives up on a provider that %s', async (_how, answer) => {
  const sockets: Socket[] = []
  const host = await serveTcp((socket) => {
    sockets.push(socket)
    answer(socket)
  })
  const failure = await failureOf(post(`http://${host}`, { timeoutMs: 100 }))
  expect(failure).toMatchObject({ kind: 'uncertain', message: 'No answer within 0.1 s' })
  for (const socket of sockets) socket.destroy()
})

it('takes a refusal at its word even when its body breaks off', async () => {
  const host = await serveTcp((socket) =>
    socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 90\r\n\r\n{"de'),
  )
  expect(await failureOf(post(`http://${host}`))).toMatchObject({
    kind: 'refused',
    code: 'invalid_input',
    message: 'HTTP 400 without a body',
  })
})

it.each([301, 302, 303, 307, 308])('never follows a redirect with a key: %i', async (status) => {
  const seen: string[] = []
  const url = await serveHttp((request, response) => {
    seen.push(request.url ?? '')
    response.writeHead(status, { location: '/elsewhere' }).end('{"id":"1"}')
  })
  expect(await failureOf(post(url))).toMatchObject({
    // Only 307 and 308 say that nothing was done.
    kind: status >= 307 ? 'refused' : 'uncertain',
    httpStatus: status,
  })
  expect(seen).toEqual(['/'])
})

it('reads no more than it is willing to hold', async () => {
  let wasCut = false
  const url = await serveHttp((_request, response) => {
    response.on('close', () => (wasCut = !response.writableFinished))
    response.write('x'.repeat(300_000))
    response.write('x'.repeat(300_000))
  })
  const failure = await failureOf(post(url, { maxBytes: 500_000, timeoutMs: 5_000 }))
  expect(failure).toMatchObject({
    kind: 'uncertain',
    message: expect.stringMatching(/^An answer of more/),
  })
  await vi.waitFor(() => expect(wasCut).toBe(true))
})

it.each<[number, 'POST' | 'GET', string, string | undefined]>([
  [400, 'POST', 'refused', 'invalid_input'],
  [401, 'POST', 'refused', 'invalid_key'],
  [402, 'POST', 'refused', 'no_credit'],
  [403, 'POST', 'refused', 'invalid_key'],
  [404, 'POST', 'refused', 'model_unavailable'],
  [405, 'POST', 'refused', 'model_unavailable'],
  [410, 'POST', 'refused', 'model_unavailable'],
  [413, 'POST', 'refused', 'invalid_input'],
  [422, 'POST', 'refused', 'invalid_input'],
  [429, 'POST', 'busy', 'rate_limited'],
  [408, 'POST', 'uncertain', undefined],
  [409, 'POST', 'uncertain', undefined],
  [425, 'POST', 'uncertain', undefined],
  [499, 'POST', 'uncertain', undefined],
  [500, 'POST', 'uncertain', undefined],
  [502, 'POST', 'uncertain', undefined],
  [503, 'POST', 'uncertain', undefined],
  [504, 'POST', 'uncertain', undefined],
  [400, 'GET', 'uncertain', undefined],
  [401, 'GET', 'refused', 'invalid_key'],
  [404, 'GET', 'refused', 'result_lost'],
  [410, 'GET', 'refused', 'result_lost'],
  [422, 'GET', 'uncertain', undefined],
  [429, 'GET', 'busy', 'rate_limited'],
  [500, 'GET', 'uncertain', undefined],
])('understands HTTP %i to a %s as %s, %s', async (httpStatus, method, kind, code) => {
  const failure = await postTo(
    () => Response.json({ detail: 'words' }, { status: httpStatus }),
    method,
  )
  expect(failure).toMatchObject({ kind, code, httpStatus, message: 'words' })
})

it.each([
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Sat, 01 Aug 2026 12:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Sat, 01 Aug 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after-ms': '250', 'retry-after': '7' }, 250],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('waits as long as %j says', async (headers, retryAfterMs) => {
  vi.useFakeTimers({ now: Date.parse('2026-08-01T12:00:00Z'), toFake: ['Date'] })
  const failure = await postTo(
    () => new Response('', { status: 429, headers: headers as HeadersInit }),
  )
  expect(failure).toMatchObject({ kind: 'busy', retryAfterMs })
})

it.each([
  ['<html><h1>Bad Gateway</h1></html>', 502, 'HTTP 502, an HTML page'],
  ['<!doctype html><p>Welcome', 200, 'HTTP 200, an HTML page'],
  ['', 503, 'HTTP 503 without a body'],
  ['{"ok":true}', 200, 'HTTP 200: {"ok":true}'],
  ['{"status":"NOT_FOUND"}', 404, 'HTTP 404: {"status":"NOT_FOUND"}'],
  ['upstream  connect\n error', 503, 'upstream connect error'],
  ['{"detail":"no"}', 400, 'no'],
  ['{"error":{"message":"no"}}', 400, 'no'],
  ['{"code":400,"message":"no","error":""}', 400, 'no'],
  [
    '{"detail":[{"loc":["body","prompt"],"msg":"too short"},{"msg":"x"}]}',
    422,
    'prompt: too short; x',
  ],
  [`{"detail":"${'long '.repeat(300)}"}`, 400, `${'long '.repeat(100).slice(0, 499)}…`],
  [
    `{"detail":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    400,
    expect.stringContaining('HTTP 400: '),
  ],
])('puts answer %# into words', async (body, status, message) => {
  expect((await postTo(() => new Response(body, { status }))).message).toEqual(message)
})

it.each([
  [`bad key ${apiKey}!`, 'bad key [key removed]!'],
  ['id a1b2c3d4-key-id', 'id [key removed]'],
  ['secret 0123456789ABCDEF', 'secret [key removed]'],
  ['cut: 01234567...', 'cut: [key removed]...'],
  ['Authorization: Bearer wsk-99887766554433', 'Authorization: Bearer [key removed]'],
  ['got Key 99999999-aaaa:bbbbbbbb', 'got Key [key removed]'],
  ['{x-api-key: SG_ffffeeeedddd}', '{x-api-key: [key removed]'],
  ['Invalid API key is provided', 'Invalid API key is provided'],
  ['invalid key credentials', 'invalid key credentials'],
  ['Missing Authorization or x-api-key in header', 'Missing Authorization or x-api-key in header'],
])('removes keys: %s', async (detail, message) => {
  const failure = await postTo(() => Response.json({ detail }, { status: 401 }))
  expect(failure.message).toBe(message)
  expect((await postTo(() => Response.json({ odd: detail }))).message).not.toContain(apiKey)
})

it('does not show a key that no header can carry', async () => {
  const http = createProviderHttp({
    provider: 'luma',
    apiKey: 'secret\nkey',
    headers: { authorization: 'Bearer secret\nkey' },
  })
  const failure = await failureOf(http.send('POST', 'http://provider.test/'))
  expect(failure).toMatchObject({ kind: 'refused', code: 'invalid_key' })
  expect(failure.cause).toBeUndefined()
  expect(failure.message).not.toContain('secret')
})
