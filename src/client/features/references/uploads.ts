import { create } from 'zustand'
import { useDraftStore } from '../../lib/draft.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { announce } from '../../lib/announce.ts'
import { addImage } from '../../queries/image-mutations.ts'
import type { PictureSource } from '../../queries/image-mutations.ts'
import { addPicture, keepOrder, replacePicture } from './change-inputs.ts'

/** A picture on its way into its slot. */
export interface Upload {
  id: number
  role: PictureRole
  source: PictureSource
  name: string
  previewUrl: string | null
  /** The picture that it will stand in for. */
  replaces: string | null
  state: 'waiting' | 'sending' | 'failed'
  /** From 0 to 1. */
  progress: number
  /** Why it failed. */
  problem: string | null
}

const mostAtOnce = 3
let lastId = 0
const controllers = new Map<number, AbortController>()
/** Which upload brought a picture. */
const arrived = new Map<string, number>()

export const useUploads = create<{ uploads: Upload[] }>()(() => ({ uploads: [] }))

export function startUploads(
  role: PictureRole,
  sources: PictureSource[],
  replaces: string | null = null,
) {
  const fresh = sources.map((source): Upload => ({
    id: ++lastId,
    role,
    source,
    name: 'url' in source ? source.url : source.name,
    previewUrl: 'url' in source ? null : URL.createObjectURL(source.file),
    replaces,
    state: 'waiting',
    progress: 0,
    problem: null,
  }))
  setUploads((uploads) => [...uploads, ...fresh])
  sendNext()
}

export function retryUpload(id: number) {
  change(id, { state: 'waiting', progress: 0, problem: null })
  sendNext()
}

/** Calls it off, or puts away one that failed. */
export function dropUpload(id: number) {
  controllers.get(id)?.abort()
  const { previewUrl } = read().find((upload) => upload.id === id) ?? {}
  if (previewUrl) URL.revokeObjectURL(previewUrl)
  setUploads((uploads) => uploads.filter((upload) => upload.id !== id))
}

/** Places that are as good as taken. */
export const countArriving = (role: PictureRole) =>
  read().filter(
    (upload) => upload.role === role && upload.state !== 'failed' && upload.replaces === null,
  ).length

function sendNext() {
  const room = mostAtOnce - controllers.size
  for (const upload of read()
    .filter(({ state }) => state === 'waiting')
    .slice(0, Math.max(0, room)))
    void send(upload)
}

async function send({ id, role, source, name, replaces }: Upload) {
  const controller = new AbortController()
  controllers.set(id, controller)
  change(id, { state: 'sending' })
  try {
    const { id: imageId } = await addImage(source, {
      signal: controller.signal,
      onProgress: (progress) => change(id, { progress }),
    })
    if (controller.signal.aborted) return
    arrived.set(imageId, id)
    if (replaces === null) {
      addPicture(role, imageId)
      keepOrder(role, imageId, (other) => (arrived.get(other) ?? 0) > id)
    } else replacePicture(role, replaces, imageId)
    dropUpload(id)
  } catch (error) {
    // Called off: there is nothing left to tell.
    if (controller.signal.aborted) return
    const problem = error instanceof Error ? error.message : 'This did not work'
    change(id, { state: 'failed', problem })
    announce(`${name}: ${problem}`)
  } finally {
    controllers.delete(id)
    sendNext()
  }
}

const read = () => useUploads.getState().uploads

const change = (id: number, part: Partial<Upload>) =>
  setUploads((uploads) =>
    uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)),
  )

function setUploads(next: (uploads: Upload[]) => Upload[]) {
  useUploads.setState(({ uploads }) => ({ uploads: next(uploads) }))
  const arriving = read().filter(({ state }) => state !== 'failed').length
  if (useDraftStore.getState().arriving !== arriving) useDraftStore.setState({ arriving })
}
