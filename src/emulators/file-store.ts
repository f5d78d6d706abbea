import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const namePattern = /^[\w-]{1,80}\.[a-z0-9]{1,5}$/

const typeOf: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  avif: 'image/avif',
}

export const extensionOf = (contentType: string | undefined) =>
  Object.entries(typeOf).find(([, type]) => type === contentType?.split(';')[0]?.trim())?.[0] ??
  'bin'

export type FileStore = ReturnType<typeof createFileStore>

/** Uploads and fetched references, on disk so that memory stays flat; without a state directory only for now. */
export function createFileStore({ stateDir }: { stateDir?: string | undefined }) {
  let dir: Promise<string> | undefined

  function open() {
    dir ??=
      stateDir === undefined
        ? mkdtemp(join(tmpdir(), 'photon-sandbox-'))
        : mkdir(join(stateDir, 'files'), { recursive: true }).then(() => join(stateDir, 'files'))
    return dir
  }

  return {
    async write(name: string, bytes: Uint8Array) {
      if (!namePattern.test(name)) throw new Error(`Not a file name: ${name}`)
      const path = join(await open(), name)
      const part = `${path}.${randomUUID()}`
      // Whoever reads at this moment gets all of it or nothing.
      await writeFile(part, bytes)
      await rename(part, path)
    },
    async read(name: string) {
      if (!namePattern.test(name)) return
      return readFile(join(await open(), name)).catch(() => undefined)
    },
    typeOf: (name: string) => typeOf[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    async close() {
      if (stateDir === undefined && dir) await rm(await dir, { recursive: true, force: true })
    },
  }
}
