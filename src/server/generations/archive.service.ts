import { makeZip } from 'client-zip'
import { canStripMetadata } from '../images/file-metadata.ts'
import type { ImageService } from '../images/images.service.ts'
import { AppError, notFound } from '../errors.ts'
import type { GenerationRow } from './generation-row.ts'

type Row = Pick<GenerationRow, 'id' | 'image_id' | 'image_type' | 'finished_at' | 'created_at'>

export interface ArchiveServiceDeps {
  store: { findAll: (ids: string[]) => Promise<Row[]> }
  images: Pick<ImageService, 'download' | 'isStored'>
  now: () => number
}

interface Entry {
  generationId: string
  imageId: string
  at: number
}

/** What is handed on at a time: whoever reads slowly holds up the rest. */
const sliceBytes = 256_000

export type ArchiveService = ReturnType<typeof createArchiveService>

/** Many images as one file. Of their bytes, only one image's are in memory at a time. */
export function createArchiveService({ store, images, now }: ArchiveServiceDeps) {
  async function* filesOf(entries: Entry[], metadata: 'keep' | 'strip') {
    const nameOf = uniqueNames()
    for (const { generationId, imageId, at } of entries) {
      // Where this fails the whole stream does: an archive that lacks a file must not look whole.
      const { name, bytes } = await images.download(imageId, metadata, generationId)
      yield { name: nameOf(name), input: slicesOf(bytes), lastModified: at }
    }
  }

  return {
    /** Those without an image are left out. */
    async open(ids: string[], metadata: 'keep' | 'strip') {
      const rows = await store.findAll(ids)
      if (rows.length < ids.length) throw notFound('Generation')
      const shown = rows.filter(hasImage)
      if (shown.length === 0) throw new AppError('unavailable', 'None of them has an image')
      if (metadata === 'strip' && !shown.every(({ image_type }) => canStripMetadata(image_type)))
        throw new AppError(
          'unavailable',
          'From one of these files the request cannot be taken out. Download them as they are.',
          { field: 'metadata' },
        )
      const areStored = await Promise.all(shown.map(({ image_id }) => images.isStored(image_id)))
      const lost = areStored.filter((isStored) => !isStored).length
      // Once the archive has begun, it could only break off without a word.
      if (lost > 0)
        throw new AppError(
          'unavailable',
          `${lost} of ${shown.length} files are missing in the studio's data folder: nothing was packed.`,
        )
      const entries = shown.map((row) => ({
        generationId: row.id,
        imageId: row.image_id,
        at: row.finished_at ?? row.created_at,
      }))
      return {
        name: `photon-${new Date(now()).toISOString().slice(0, 10)}-${entries.length}.zip`,
        body: makeZip(filesOf(entries, metadata)),
      }
    },
  }
}

const hasImage = (row: Row): row is Row & { image_id: string; image_type: string } =>
  row.image_id !== null && row.image_type !== null

async function* slicesOf(bytes: Uint8Array<ArrayBuffer>) {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes)
}

/** The second of the same name gets a number before its ending. */
function uniqueNames() {
  const taken = new Map<string, number>()
  return (name: string): string => {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : name.replace(/(\.\w+)$/, `-${count}$1`)
  }
}
