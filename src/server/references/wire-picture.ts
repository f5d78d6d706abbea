import type { Sharp } from 'sharp'
import { maxImagePixels } from '../images/inspect-image.ts'
import { loadSharp } from '../images/load-sharp.ts'

/** As it goes to a provider: of the types that all of them read. */
export interface WirePicture {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png'
}

/** Luma takes no larger one to reframe; nobody documents less. */
export const maxWireBytes = 10_000_000

/** Each step keeps a little more than half of the pixels. */
const shrink = 0.75

/** The picture itself where it can go as it is, else the same in a plain format; smaller only if it has to be. */
export async function toWire(bytes: Uint8Array, type: string): Promise<WirePicture> {
  if ((type === 'image/jpeg' || type === 'image/png') && bytes.length <= maxWireBytes)
    return { bytes, type }
  const isOpaque = await hasNoHoles(bytes)
  const { autoOrient } = await (await openPicture(bytes)).metadata()
  for (let { width } = autoOrient; ; width = Math.round(width * shrink)) {
    const wire = await encode((await openPicture(bytes)).autoOrient().resize({ width }), isOpaque)
    if (wire.bytes.length <= maxWireBytes) return wire
  }
}

export async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp()
  return sharp(bytes, { limitInputPixels: maxImagePixels })
}

export async function hasNoHoles(bytes: Uint8Array): Promise<boolean> {
  const picture = await openPicture(bytes)
  const { hasAlpha } = await picture.metadata()
  return !hasAlpha || (await picture.stats()).isOpaque
}

/** PNG where one can see through it, else JPEG. */
export async function encode(image: Sharp, isOpaque: boolean): Promise<WirePicture> {
  return isOpaque
    ? { bytes: await image.flatten().jpeg({ quality: 95 }).toBuffer(), type: 'image/jpeg' }
    : { bytes: await image.png().toBuffer(), type: 'image/png' }
}
