import { imageAddressSchema, maxUploadBytes } from '#shared/image.ts'
import type { ImageAddress } from '#shared/image.ts'
import { AppError } from '../errors.ts'
import type { Upload } from './uploads.ts'
import { parseMultipart } from './multipart.ts'

/** Around the file, in its form. */
const maxFormBytes = 10_000
const maxAddressBytes = 20_000
const usualDeadlineMs = 120_000

/** What one may send, for the types: a form with one file, or an address as JSON. The body is read when its turn comes. */
export interface UploadInput {
  form?: { file: File }
  json?: ImageAddress
}

/** How much memory the request is going to take, before any of it is read. */
export function uploadSize(request: Request): number {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  return mediaTypeOf(request) === 'multipart/form-data' && length >= 0 ? length : maxUploadBytes
}

/** Reads no more of the body than is allowed, and not for longer. Throws `AppError`. */
export async function readUpload(request: Request, deadlineMs = usualDeadlineMs): Promise<Upload> {
  switch (mediaTypeOf(request)) {
    case 'multipart/form-data':
      return { bytes: await readFile(request, deadlineMs) }
    case 'application/json':
      return readAddress(request, deadlineMs)
    default:
      throw new AppError('invalid_request', 'Send a file as a form, or an address as JSON', {
        field: 'content-type',
      })
  }
}

async function readFile(request: Request, deadlineMs: number): Promise<Uint8Array> {
  const body = await readBody(
    request,
    { maxBytes: maxUploadBytes + maxFormBytes, deadlineMs },
    tooLarge,
  )
  const parts = parseMultipart(body, request.headers.get('content-type') ?? '')
  if (!parts) throw new AppError('invalid_request', 'The upload broke off', { field: 'file' })
  const unknown = parts.find(({ name }) => name !== 'file')
  if (unknown)
    throw new AppError('invalid_request', 'Only a file can be sent', {
      field: unknown.name || 'file',
    })
  const [file, second] = parts
  if (!file) throw new AppError('invalid_request', 'Choose a file', { field: 'file' })
  if (second) throw new AppError('invalid_request', 'One file at a time', { field: 'file' })
  if (file.content.length > maxUploadBytes) throw tooLarge()
  return file.content
}

async function readAddress(request: Request, deadlineMs: number): Promise<ImageAddress> {
  const body = await readBody(
    request,
    { maxBytes: maxAddressBytes, deadlineMs },
    () => new AppError('too_large', 'This address is too long', { field: 'url' }),
  )
  const parsed = imageAddressSchema.safeParse(parseJson(body))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const isUnknown = issue?.code === 'unrecognized_keys'
  throw new AppError('invalid_request', issue?.message ?? 'Paste an address', {
    field: (isUnknown && issue.keys[0]) || 'url',
  })
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch (cause) {
    throw new AppError('invalid_request', 'This is no JSON', { field: 'json', cause })
  }
}

async function readBody(
  request: Request,
  { maxBytes, deadlineMs }: { maxBytes: number; deadlineMs: number },
  refuse: () => AppError,
): Promise<Uint8Array> {
  const stated = Number(request.headers.get('content-length') ?? 0)
  if (stated > maxBytes) throw refuse()
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  const tooSlow = setTimeout(() => void reader.cancel().catch(() => undefined), deadlineMs)
  let body = new Uint8Array(stated || 65_536)
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return body.subarray(0, size)
      if (size + value.length > maxBytes) throw refuse()
      if (size + value.length > body.length) body = grown(body, size + value.length, maxBytes)
      body.set(value, size)
      size += value.length
    }
  } catch (cause) {
    void reader.cancel().catch(() => undefined)
    if (cause instanceof AppError) throw cause
    throw new AppError('invalid_request', 'The upload broke off', { field: 'file', cause })
  } finally {
    clearTimeout(tooSlow)
  }
}

function grown(body: Uint8Array, needed: number, maxBytes: number) {
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(needed, body.length * 2)))
  larger.set(body)
  return larger
}

const tooLarge = () =>
  new AppError('too_large', `At most ${maxUploadBytes / 1e6} MB`, { field: 'file' })

const mediaTypeOf = (request: Request) =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
