import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedLibrary } from './bench/seed-library.ts'
import { test as base } from './fixtures.ts'
import { startStudio } from './studio-process.ts'

/** A sandbox studio with three hundred generations of eighteen months. */
export const test = base.extend<object, { stored: { url: string } }>({
  stored: [
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'photon-stored-'))
      await seedLibrary(dataDir, { generations: 300, pictures: 12 })
      const { url, stop } = await startStudio({ DATA_DIR: dataDir, SANDBOX: 'on' })
      await use({ url })
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})
