import { createHash } from 'node:crypto'
import type { FileStore } from './file-store.ts'
import type { Reference } from './job.ts'

const maxBytes = 30 * 1024 * 1024
const timeoutMs = 10_000
/** Enough for a picture to show them, small enough to keep. */
const keptSide = 1280
/** A picture to reframe stays as large as the largest canvas. */
const keptReframeSide = 2432

export class ReferenceFault extends Error {
  readonly url: string
  /** Not there for us to fetch, or no picture. */
  readonly why: 'download' | 'load'
  constructor(url: string, why: 'download' | 'load', options?: ErrorOptions) {
    super(`${why} failed: ${url.slice(0, 200)}`, options)
    this.url = url
    this.why = why
  }
}

interface Options {
  files: FileStore
  /** Where a provider takes less of a picture to reframe than of others. */
  maxReframeBytes?: number | undefined
}

/** Fetches references as the providers do, and keeps a small copy of each. Throws a `ReferenceFault`. */
export async function fetchReferences(
  references: Reference[],
  { files, maxReframeBytes = maxBytes }: Options,
): Promise<string[]> {
  const copies = new Map<string, Promise<string>>()
  const copyOf = ({ url, role }: Reference) => {
    const isReframe = role === 'reframe'
    const limit = isReframe ? maxReframeBytes : maxBytes
    const known = copies.get(url)
    const copy = known ?? keepCopy(url, files, isReframe ? keptReframeSide : keptSide, limit)
    copies.set(url, copy)
    return copy
  }
  return Promise.all(references.map(copyOf))
}

async function keepCopy(url: string, files: FileStore, side: number, limit: number) {
  const bytes = await fetchBytes(url, limit).catch((cause: unknown) => {
    throw new ReferenceFault(url, 'download', { cause })
  })
  // It takes its time, and a start does not wait for it.
  const { default: sharp } = await import('sharp')
  const copy = await sharp(bytes, { limitInputPixels: 100_000_000 })
    .rotate()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 88 })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new ReferenceFault(url, 'load', { cause })
    })
  const name = `ref-${createHash('sha256').update(copy).digest('hex').slice(0, 32)}.jpg`
  await files.write(name, copy)
  return name
}

/** Data URIs pass here too: a provider that refuses them does so before. */
async function fetchBytes(url: string, limit: number) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok) throw new Error(`answered ${response.status}`)
  if (Number(response.headers.get('content-length') ?? 0) > limit) throw new Error('Too large')
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.byteLength > limit) throw new Error('Too large')
  return bytes
}
