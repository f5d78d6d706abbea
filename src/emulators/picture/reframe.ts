import sharp from 'sharp'
import type { OverlayOptions } from 'sharp'
import type { Place, Size } from '../job.ts'
import type { PictureReference } from './render.ts'

/** The source where it was put; around it its own colours, far out of focus, and the scene behind. */
export async function onNewCanvas(
  { bytes, place = {} }: PictureReference,
  canvas: Size,
): Promise<OverlayOptions[]> {
  const around = await sharp(bytes)
    .resize(48, 48, { fit: 'fill' })
    .blur(3)
    .removeAlpha()
    .ensureAlpha(0.78)
    .png()
    .toBuffer()
  const wide = await sharp(around)
    .resize(canvas.width, canvas.height, { fit: 'fill', kernel: 'cubic' })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const { width = 1, height = 1 } = await sharp(bytes).metadata()
  const seat = seatOf(place, { width, height }, canvas)
  const seen = seenOf(seat, canvas)
  if (seen.width < 1 || seen.height < 1) return [{ input: wide }]

  const { left, top } = seen
  const input = await sharp(bytes)
    .resize(seat.width, seat.height, { fit: 'fill' })
    .toBuffer()
    .then((whole) =>
      sharp(whole)
        .extract({ ...seen, left: left - seat.x, top: top - seat.y })
        .ensureAlpha()
        .composite(fadesOf(seen, canvas))
        .png({ compressionLevel: 1 })
        .toBuffer(),
    )
  return [{ input: wide }, { input, left, top }]
}

interface Seat extends Size {
  x: number
  y: number
}

/** Without a size the source keeps its own, as far as the canvas goes; without a place it lies in the middle. */
function seatOf({ x, y, width, height }: Place, source: Size, canvas: Size): Seat {
  const fitting = Math.min(canvas.width / source.width, canvas.height / source.height)
  const scale = x === undefined && y === undefined ? fitting : Math.min(1, fitting)
  const sized = (own: number, wanted = 0) => Math.round(wanted > 0 ? wanted : own * scale)
  const w = Math.max(1, Math.min(8 * canvas.width, sized(source.width, width)))
  const h = Math.max(1, Math.min(8 * canvas.height, sized(source.height, height)))
  const middle = (room: number) => Math.round(room / 2)
  return {
    x: x ?? middle(canvas.width - w),
    y: y ?? middle(canvas.height - h),
    width: w,
    height: h,
  }
}

function seenOf({ x, y, width, height }: Seat, canvas: Size) {
  const left = Math.max(0, x)
  const top = Math.max(0, y)
  return {
    left,
    top,
    width: Math.min(x + width, canvas.width) - left,
    height: Math.min(y + height, canvas.height) - top,
  }
}

/** Soft only where there is something to paint beyond the edge. */
function fadesOf(seen: Size & { left: number; top: number }, canvas: Size): OverlayOptions[] {
  const { left, top, width, height } = seen
  const soft = Math.min(canvas.width, canvas.height) * 0.02
  const fade = (line: string, length: number, isOpenBefore: boolean, isOpenAfter: boolean) => {
    const share = Math.min(0.5, soft / length)
    const stop = (offset: number, opacity: number) =>
      `<stop offset="${offset.toFixed(4)}" stop-color="#fff" stop-opacity="${opacity}"/>`
    const stops = [
      stop(0, isOpenBefore ? 0 : 1),
      stop(share, 1),
      stop(1 - share, 1),
      stop(1, isOpenAfter ? 0 : 1),
    ]
    const input = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><linearGradient id="m" ${line}>${stops.join('')}</linearGradient><rect width="${width}" height="${height}" fill="url(#m)"/></svg>`,
    )
    return { input, blend: 'dest-in' } as const
  }
  return [
    fade('x1="0" x2="1" y1="0" y2="0"', width, left > 0, left + width < canvas.width),
    fade('x1="0" x2="0" y1="0" y2="1"', height, top > 0, top + height < canvas.height),
  ]
}
