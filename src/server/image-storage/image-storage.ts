/**
 * Where bytes live. A key is `<hex>` or `<hex>-<name>`; what was put under a key never changes.
 * Another storage has to pass `image-storage-contract.ts`.
 */
export interface ImageStorage {
  /** Returns when the bytes are durable and visible whole; never visible in part. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Undefined when there is nothing under the key. */
  size(key: string): Promise<number | undefined>
  /** `start` and `end` are byte positions, both included. Fails when there is nothing under the key. */
  read(key: string, range?: { start: number; end: number }): ReadableStream<Uint8Array>
  delete(key: string): Promise<void>
  /** All that is under `<hex>` and its names; what is under `<hex>` itself goes last. */
  deleteAll(hex: string): Promise<void>
  /** Throws when nothing could be written now. */
  check(): Promise<void>
}
