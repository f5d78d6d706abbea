import { copyFile, mkdir, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeOriginals } from './seed/original-runs.ts'
import { multiply } from './seed/multiply.ts'

export interface SeedOptions {
  generations: number
  /** How many different images there are at least; the generations share them. */
  pictures?: number
  /** A folder that was filled before: its images serve again, which saves most of the time. */
  like?: string
  /** No run is newer. */
  now?: number
}

/**
 * Fills a data folder with a library of eighteen months, as the server would have written it: no server may run on it.
 * The same each time, but for the times, which end before `now`.
 */
export async function seedLibrary(
  dataDir: string,
  { generations, pictures = 120, like, now = Date.now() }: SeedOptions,
): Promise<void> {
  const library = join(dataDir, 'library.sqlite')
  if (like === undefined) {
    await makeOriginals(dataDir, Math.min(pictures, generations))
    await rename(library, originalsIn(dataDir))
  } else {
    await mkdir(dataDir, { recursive: true })
    await symlink(join(like, 'images'), join(dataDir, 'images'))
  }
  await copyFile(originalsIn(like ?? dataDir), library)
  multiply(library, generations, now)
}

const originalsIn = (dataDir: string) => join(dataDir, 'originals.sqlite')
