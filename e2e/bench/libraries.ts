import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedLibrary } from './seed-library.ts'

export type Libraries = ReturnType<typeof createLibraries>

/** Data folders of any size for the benches; all show the same images, which are made once. */
export function createLibraries() {
  const folders: string[] = []
  let first: Promise<string> | undefined

  async function newFolder() {
    const folder = await mkdtemp(join(tmpdir(), 'photon-bench-'))
    folders.push(folder)
    return folder
  }

  async function seedFirst() {
    const folder = await newFolder()
    await seedLibrary(folder, { generations: 1_000 })
    return folder
  }

  return {
    /** A folder of its own, which nobody else has touched. */
    async of(generations: number): Promise<string> {
      const folder = await newFolder()
      if (generations > 0) {
        first ??= seedFirst()
        await seedLibrary(folder, { generations, like: await first })
      }
      return folder
    },

    async remove() {
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
}
