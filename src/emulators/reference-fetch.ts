import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { FileStore } from './file-store.ts'
import type { Reference } from './job.ts'

const maxBytes = 30 * 1024 * 1024
const timeoutMs = 10_000
/** Enough for a picture to show them, small enough to keep. */
const keptSide = 1280

/** Fetches references as the providers do, and keeps a small copy of each. Throws when one is no picture. */
export async function fetchReferences(
  references: Reference[],
  files: FileStore,
): Promise<string[]> {
  const copies = new Map<string, Promise<string>>()
  for (const { url } of references) {
    if (!copies.has(url)) copies.set(url, keepCopy(url, files))
  }
  return Promise.all(references.map(({ url }) => copies.get(url) ?? keepCopy(url, files)))
}

async function keepCopy(url: string, files: FileStore) {
  const bytes = await fetchBytes(url)
  const copy = await sharp(bytes, { limitInputPixels: 100_000_000 })
    .rotate()
    .resize(keptSide, keptSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 88 })
    .toBuffer()
  const name = `ref-${createHash('sha256').update(copy).digest('hex').slice(0, 32)}.jpg`
  await files.write(name, copy)
  return name
}

/** Data URIs pass here too: a provider that refuses them does so before. */
async function fetchBytes(url: string) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok) throw new Error(`${url.slice(0, 200)} answered ${response.status}`)
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw new Error('Too large')
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.byteLength > maxBytes) throw new Error('Too large')
  return bytes
}
