import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImageStorage } from './image-storage.ts'

const key = 'a'.repeat(64)
const bytes = new TextEncoder().encode('0123456789')

/** What every storage promises. */
export function describeStorage(
  name: string,
  create: () => Promise<{ storage: ImageStorage; dispose: () => Promise<void> }>,
) {
  describe(`${name} keeps bytes`, () => {
    let storage: ImageStorage
    let dispose: () => Promise<void>
    beforeEach(async () => {
      ;({ storage, dispose } = await create())
    })
    afterEach(() => dispose())

    const text = (body: ReadableStream<Uint8Array>) => new Response(body).text()

    it('gives back what was put', async () => {
      await storage.put(key, bytes)
      expect(await storage.size(key)).toBe(10)
      expect(await text(storage.read(key))).toBe('0123456789')
    })

    it('reads a part, both ends included', async () => {
      await storage.put(key, bytes)
      expect(await text(storage.read(key, { start: 2, end: 4 }))).toBe('234')
    })

    it('keeps variants apart from their original', async () => {
      await storage.put(key, bytes)
      await storage.put(`${key}-320`, bytes.slice(0, 3))
      expect([await storage.size(key), await storage.size(`${key}-320`)]).toEqual([10, 3])
    })

    it('knows nothing of a key that was never put, or was deleted', async () => {
      expect(await storage.size(key)).toBeUndefined()
      await storage.put(key, bytes)
      await storage.delete(key)
      expect(await storage.size(key)).toBeUndefined()
      await expect(text(storage.read(key))).rejects.toThrow(/./)
    })

    it('deletes what is under a key with all its variants, and nothing else', async () => {
      const other = 'b'.repeat(64)
      const keys = [key, `${key}-320`, `${key}-full`, other, `${other}-320`]
      for (const one of keys) await storage.put(one, bytes)
      await storage.deleteAll(key)
      await storage.deleteAll('c'.repeat(64))
      const sizes = await Promise.all(keys.map((one) => storage.size(one)))
      expect(sizes).toEqual([undefined, undefined, undefined, 10, 10])
    })

    it('bears the same key twice at the same time', async () => {
      await Promise.all([storage.put(key, bytes), storage.put(key, bytes)])
      expect(await text(storage.read(key))).toBe('0123456789')
    })

    it.each(['../../etc/passwd', `${key}/../x`, '', 'A'.repeat(64)])(
      'refuses the key %o',
      async (bad) => {
        await expect(storage.put(bad, bytes)).rejects.toThrow('Not a storage key')
      },
    )
  })
}
