import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ImageStorage } from './image-storage.ts'

const keyPattern = /^[0-9a-f]{64}(-[a-z0-9]+)?$/

/** Files under `<folder>/<first two digits>/<key>`. What a crash left half-written lies in `tmp` and is swept at start. */
export async function createDiskStorage(folder: string): Promise<ImageStorage> {
  const temporary = join(folder, 'tmp')
  await mkdir(temporary, { recursive: true, mode: 0o700 })
  for (const name of await readdir(temporary)) await rm(join(temporary, name))

  function pathOf(key: string): string {
    if (!keyPattern.test(key)) throw new Error(`Not a storage key: ${key}`)
    return join(folder, key.slice(0, 2), key)
  }

  return {
    async put(key, bytes) {
      const path = pathOf(key)
      const draft = join(temporary, randomUUID())
      try {
        await writeDurably(draft, bytes)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(draft, path)
        // The rename itself is durable only once its folder is.
        await syncFolder(dirname(path))
        await syncFolder(folder)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },

    async size(key) {
      try {
        return (await stat(pathOf(key))).size
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    read: (key, range) =>
      Readable.toWeb(createReadStream(pathOf(key), range)) as ReadableStream<Uint8Array>,

    delete: (key) => rm(pathOf(key), { force: true }),

    async deleteAll(hex) {
      const original = pathOf(hex)
      const names = await readdir(dirname(original)).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw error
      })
      for (const name of names)
        if (name.startsWith(`${hex}-`)) await rm(join(dirname(original), name), { force: true })
      await rm(original, { force: true })
    },

    check: () => access(temporary, constants.W_OK),
  }
}

async function writeDurably(path: string, bytes: Uint8Array) {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
