import type { Image } from '#shared/image.ts'
import type { PhotonRequest } from '#shared/photon-request.ts'
import { noReferences } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import type { NewRun } from '#shared/run.ts'
import { buildXmp } from '#shared/xmp.ts'
import { AppError, notFound } from '../errors.ts'
import { withoutMetadata, withXmp } from './file-metadata.ts'
import type { ImageOrigin, ImageStore } from './images.store.ts'

interface DownloadDeps {
  store: ImageStore
  find: (id: string) => Promise<Image>
  read: (id: string) => Promise<Uint8Array<ArrayBuffer>>
}

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

/** Files to take away: with the request that made them, or with nothing but the picture. */
export function createDownloads({ store, find, read }: DownloadDeps) {
  return async (id: string, metadata: 'keep' | 'strip', generationId?: string) => {
    const image = await find(id)
    const origin = await store.findOrigin(id, generationId)
    if (generationId !== undefined && !origin) throw notFound('Generation')
    const bytes = await read(id)
    return {
      name: fileNameOf(image, origin),
      type: image.type,
      bytes: metadata === 'keep' ? withRequest(bytes, origin) : stripped(bytes),
    }
  }
}

/** The plain file where there is nothing to say, or no place for it in a file of this type. */
const withRequest = (bytes: Uint8Array<ArrayBuffer>, origin: ImageOrigin | undefined) =>
  (origin && withXmp(bytes, buildXmp(requestOf(origin)))) ?? bytes

function stripped(bytes: Uint8Array<ArrayBuffer>) {
  const plain = withoutMetadata(bytes)
  if (plain) return plain
  throw new AppError(
    'unavailable',
    'What this file carries besides the picture cannot be taken out without encoding the picture anew. It can be downloaded as it is.',
    { field: 'metadata' },
  )
}

export function requestOf(origin: ImageOrigin): PhotonRequest {
  const { provider, model } = origin
  const { aspectRatio }: NewRun = JSON.parse(origin.request)
  const inputs: Inputs | null = origin.inputs === null ? null : JSON.parse(origin.inputs)
  return {
    version: 1,
    prompt: origin.prompt,
    // Where the target chooses, what the person asked for.
    aspectRatio: origin.aspect_ratio ?? aspectRatio ?? null,
    copies: 1,
    targets: [{ provider, model }],
    references: inputs?.references ?? noReferences,
    reframe: inputs?.reframe ?? null,
    provider,
    model,
    runId: origin.run_id,
    generationId: origin.id,
    jobId: origin.job_id,
    createdAt: new Date(origin.created_at).toISOString(),
  }
}

/** A name that says what is in the file: target, prompt and the first digits of the id. */
function fileNameOf({ id, type }: Image, origin: ImageOrigin | undefined): string {
  const words = origin ? [origin.provider, origin.model, origin.prompt] : ['photon']
  const slug = words
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return `${slug}-${id.slice(0, 8)}.${extensions[type] ?? 'bin'}`
}
