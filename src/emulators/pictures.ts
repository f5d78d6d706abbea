import type { FileStore } from './file-store.ts'
import type { Job } from './job.ts'
import { withoutCues } from './prompt-cues.ts'

const cachedBytes = 48 * 1024 * 1024
/** The rest of the process shares the cores. */
const atOnce = 2

export type Pictures = ReturnType<typeof createPictures>

/** Pictures are painted when someone asks, and forgotten again: the same job always gives the same one. */
export function createPictures({ files }: { files: FileStore }) {
  const cache = new Map<string, Buffer>()
  const underWay = new Map<string, Promise<Buffer>>()
  const waiting: (() => void)[] = []
  let busy = 0
  let cached = 0
  /** Load tests want the protocol, not the paint. */
  let isPlain = false

  async function paint(job: Job) {
    if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    busy += 1
    try {
      // With it come its heavy libraries, which a start does not wait for.
      const { renderPicture } = await import('./picture/render.ts')
      const names = job.settled?.files ?? []
      const references = await Promise.all(
        job.references.map(async ({ role, weight, place }, index) => ({
          role,
          weight,
          place,
          bytes: await files.read(names[index] ?? ''),
        })),
      )
      return await renderPicture({
        prompt: isPlain ? '' : withoutCues(job.prompt),
        provider: job.provider,
        model: job.model,
        size: job.size,
        format: job.format,
        references: references.flatMap(({ bytes, ...rest }) => (bytes ? [{ ...rest, bytes }] : [])),
      })
    } finally {
      busy -= 1
      waiting.shift()?.()
    }
  }

  function keep(key: string, picture: Buffer) {
    cache.set(key, picture)
    cached += picture.byteLength
    for (const [oldest, bytes] of cache) {
      if (cached <= cachedBytes) break
      cache.delete(oldest)
      cached -= bytes.byteLength
    }
  }

  return {
    async of(job: Job): Promise<Buffer> {
      const key = isPlain
        ? `plain ${job.provider} ${job.size.width}x${job.size.height} ${job.format}`
        : job.id
      const hit = cache.get(key)
      if (hit) {
        cache.delete(key)
        cache.set(key, hit)
        return hit
      }
      const running =
        underWay.get(key) ??
        paint(job)
          .then((picture) => {
            keep(key, picture)
            return picture
          })
          .finally(() => underWay.delete(key))
      underWay.set(key, running)
      return running
    },
    setPlain(value: boolean) {
      isPlain = value
    },
  }
}
