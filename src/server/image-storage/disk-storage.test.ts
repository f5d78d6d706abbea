import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDiskStorage } from './disk-storage.ts'
import { describeStorage } from './image-storage-contract.ts'

const newFolder = () => mkdtemp(join(tmpdir(), 'photon-storage-'))

describeStorage('disk storage', async () => {
  const folder = await newFolder()
  return {
    storage: await createDiskStorage(folder),
    dispose: () => rm(folder, { recursive: true }),
  }
})

it('sweeps at start what a crash left half-written', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'tmp'))
  await writeFile(join(folder, 'tmp', 'half'), 'ha')

  await createDiskStorage(folder)

  expect(await readdir(join(folder, 'tmp'))).toEqual([])
  await rm(folder, { recursive: true })
})
