import pLimit from 'p-limit'
import type { OverlayOptions } from 'sharp'
import type { SharedImage } from '#shared/share.ts'
import type { ImageService } from '../images/images.service.ts'
import { loadSharp } from '../images/load-sharp.ts'

export const cardSize = { width: 1200, height: 630 }

const gap = 8
const ground = '#f6f5f3'
const maxPictures = 4
const maxKept = 50

/** The picture that a chat shows for a link: nothing but the shared images. */
export function createShareCards({ images }: { images: Pick<ImageService, 'openVariant'> }) {
  const oneByOne = pLimit(1)
  /** By what is on them; the one that was made first makes place. */
  const kept = new Map<string, Promise<Buffer>>()

  async function paint(shown: SharedImage[]): Promise<Buffer> {
    const sharp = await loadSharp()
    const pieces: OverlayOptions[] = []
    for (const [index, { left, top, width, height, isWhole }] of placesFor(shown).entries()) {
      const { id = '' } = shown[index] ?? {}
      const { body } = await images.openVariant(id, isWhole || width > 640 ? 1280 : 640)
      const input = await sharp(await new Response(body).arrayBuffer())
        .resize({ width, height, fit: isWhole ? 'contain' : 'cover', background: ground })
        .toBuffer()
      pieces.push({ input, left, top })
    }
    return sharp({ create: { ...cardSize, channels: 3, background: ground } })
      .composite(pieces)
      .jpeg({ quality: 84 })
      .toBuffer()
  }

  return (shown: SharedImage[]): Promise<Buffer> => {
    const few = shown.slice(0, maxPictures)
    const key = few.map(({ id }) => id).join()
    const known = kept.get(key)
    if (known) return known
    const card = oneByOne(() => paint(few))
    card.catch(() => kept.delete(key))
    kept.set(key, card)
    const [oldest] = kept.keys()
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
    return card
  }
}

interface Place {
  left: number
  top: number
  width: number
  height: number
  /** With ground around it rather than cut. */
  isWhole: boolean
}

/** Columns, or two rows where four wide pictures would be cut to slices. */
function placesFor(shown: SharedImage[]): Place[] {
  const ratio =
    shown.reduce((sum, { width, height }) => sum + width / height, 0) / (shown.length || 1)
  const isWhole = shown.length === 1 && ratio < 1.3
  const rows = shown.length === 4 && ratio > 0.8 ? 2 : 1
  const columns = Math.ceil(shown.length / rows)
  const width = Math.floor((cardSize.width - gap * (columns - 1)) / columns)
  const height = Math.floor((cardSize.height - gap * (rows - 1)) / rows)
  return shown.map((_, index) => ({
    left: (index % columns) * (width + gap),
    top: Math.floor(index / columns) * (height + gap),
    width,
    height,
    isWhole,
  }))
}
