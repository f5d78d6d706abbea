import pLimit from 'p-limit'
import type { Frame } from '#shared/frame.ts'
import type { Image } from '#shared/image.ts'
import { AppError } from '../errors.ts'
import type { ImageStorage } from '../image-storage/image-storage.ts'
import type { ImageService } from '../images/images.service.ts'
import { renderPlaced } from './placed-source.ts'
import { extensions } from './reference-address.ts'
import type { WireFile } from './reference-address.ts'
import { UnreachableReference } from './unreachable-reference.ts'
import { maxWireBytes, toWire } from './wire-picture.ts'
import type { WirePicture } from './wire-picture.ts'

/** A picture that a provider is to see. `id` is the image's; `<image>-<place>` stands for the image in this very place. */
export interface Source {
  id: string
  imageId: string
  frame?: Frame
}

/** Each holds a decoded picture. */
const maxDrawing = 2

export type WireFiles = ReturnType<typeof createWireFiles>

/** Pictures of our storage as they go over the wire. Throws `UnreachableReference` for one that is not there. */
export function createWireFiles({
  images,
  storage,
}: {
  images: Pick<ImageService, 'find'>
  storage: ImageStorage
}) {
  const draw = pLimit(maxDrawing)

  async function find(imageId: string): Promise<Image> {
    const image = await images.find(imageId).catch((cause: unknown) => {
      throw cause instanceof AppError ? notHere(cause) : cause
    })
    if ((await storage.size(imageId)) === undefined) throw notHere()
    return image
  }

  async function render({ imageId, frame }: Source): Promise<WirePicture> {
    const { type } = await find(imageId)
    return draw(async () => {
      const bytes = await read(imageId)
      try {
        return frame ? await renderPlaced(bytes, frame) : await toWire(bytes, type)
      } catch (cause) {
        throw new UnreachableReference('A reference is no whole picture any more', { cause })
      }
    })
  }

  const read = async (key: string) =>
    new Uint8Array(await new Response(storage.read(key)).arrayBuffer())

  return {
    render,
    read,

    /** Puts it where `open` finds it, unless it is there. */
    async publish(source: Source): Promise<WireFile> {
      const { type, bytes } = await find(source.imageId)
      if (isPlain(type) && bytes <= maxWireBytes && !source.frame)
        return { key: source.imageId, type }
      for (const type of ['image/jpeg', 'image/png'] as const) {
        const key = keyOf(source, type)
        if ((await storage.size(key)) !== undefined) return { key, type }
      }
      const wire = await render(source)
      const key = keyOf(source, wire.type)
      await storage.put(key, wire.bytes)
      return { key, type: wire.type }
    },

    async open({ key }: WireFile) {
      const bytes = await storage.size(key)
      return bytes === undefined ? undefined : { bytes, body: storage.read(key) }
    },
  }
}

const isPlain = (type: string): type is WirePicture['type'] => type in extensions

/** Among the image's own, so that it goes when the image goes. */
const keyOf = ({ id, frame }: Source, type: WirePicture['type']) =>
  `${id}${frame ? '' : '-'}${extensions[type]}`

const notHere = (cause?: unknown) =>
  new UnreachableReference('A reference is not in this studio any more', { cause })
