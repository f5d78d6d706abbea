import type { Frame } from '#shared/frame.ts'
import { encode, hasNoHoles, openPicture } from './wire-picture.ts'
import type { WirePicture } from './wire-picture.ts'

/** The part of a picture that lies on the canvas, in the size that it has there. The same frame gives the same bytes. */
export async function renderPlaced(
  bytes: Uint8Array,
  { whole, visible }: Frame,
): Promise<WirePicture> {
  const picture = await openPicture(bytes)
  const { autoOrient } = await picture.metadata()
  const across = cut(visible.x - whole.x, visible.width, whole.width, autoOrient.width)
  const down = cut(visible.y - whole.y, visible.height, whole.height, autoOrient.height)
  const image = picture
    .autoOrient()
    .extract({ left: across.from, top: down.from, width: across.length, height: down.length })
    .resize(visible.width, visible.height, { fit: 'fill' })
  // No canvas is so large that a picture on it could exceed what providers take.
  return encode(image, await hasNoHoles(bytes))
}

/** From pixels of the frame to pixels of the picture: at least one, and none beyond its edge. */
function cut(start: number, length: number, frameSide: number, pictureSide: number) {
  const scale = pictureSide / frameSide
  const from = Math.min(Math.round(start * scale), pictureSide - 1)
  const to = Math.max(Math.min(Math.round((start + length) * scale), pictureSide), from + 1)
  return { from, length: to - from }
}
