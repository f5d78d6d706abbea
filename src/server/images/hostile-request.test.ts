import { describe, expect, it } from 'vitest'
import { formOf, keepsNothing, openImages, refusal } from './hostile-kit.ts'
import { readUpload } from './read-upload.ts'

const studio = await openImages()
keepsNothing(studio)

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
