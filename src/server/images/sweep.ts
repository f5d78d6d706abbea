import type { ImageStorage } from '../image-storage/image-storage.ts'
import type { ImageStore } from './images.store.ts'

/** An unsent draft in a browser may hold what a person brought, and nobody tells us of drafts. */
const draftLifeMs = 30 * 24 * 60 * 60_000
/** From when somebody holds an image until the row that uses it is written. */
const holdMs = 15 * 60_000

interface SweepDeps {
  store: ImageStore
  storage: ImageStorage
  now: () => number
}

/**
 * Takes away the images that nothing uses any more, files and all.
 *
 * Row and files go under one lock of the database, the original last. So a crash leaves a row that the next sweep finds
 * again, or everything. Who arrives with the same bytes writes the files first, then the row, and then looks whether
 * the files are still there: a sweep was either before that row, and is noticed, or comes after it and finds it held.
 */
export function createSweep({ store, storage, now }: SweepDeps) {
  return async (): Promise<number> => {
    const heldBefore = now() - holdMs
    const idle = { heldBefore, uploadedBefore: now() - draftLifeMs }
    let swept = 0
    for (const id of await store.listUnused(idle))
      if (await store.remove(id, idle, () => storage.deleteAll(id))) swept++
    return swept
  }
}
