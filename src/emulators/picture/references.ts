import sharp from 'sharp'
import type { OverlayOptions } from 'sharp'
import type { Size } from '../job.ts'
import { chromaOf, lightnessOf, mix } from './color.ts'
import type { Style } from './light.ts'
import { onNewCanvas } from './reframe.ts'
import type { PictureReference } from './render.ts'

/** A style reference brings its colours: sorted by lightness they become sky, land and light. */
export async function colorsOfStyle(bytes: Buffer): Promise<Style> {
  const { data } = await sharp(bytes)
    .resize(6, 6, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const colors = Array.from(
    { length: data.length / 3 },
    (_, i) => `#${data.subarray(i * 3, i * 3 + 3).toString('hex')}`,
  )
  const sorted = colors.toSorted((a, b) => lightnessOf(a) - lightnessOf(b))
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? '#808080'
  const vivid = colors.toSorted((a, b) => chromaOf(b) - chromaOf(a))[0] ?? at(0.7)
  const bright = at(1)
  return {
    sky: [at(0.3), at(0.5), at(0.72), at(0.92)],
    sun: mix(bright, '#ffffff', 0.6),
    glow: mix(bright, vivid, 0.3),
    far: at(0.42),
    near: mix(at(0), '#0a0a12', 0.35),
    mist: mix(at(0.7), bright, 0.3),
    accent: vivid,
  }
}

/** How the other references show: a source through its weight, the rest as prints lying on the picture. */
export async function overlaysOf({
  references,
  size,
}: {
  references: PictureReference[]
  size: Size
}): Promise<OverlayOptions[]> {
  const modify = references.find(({ role }) => role === 'modify')
  const reframe = references.find(({ role }) => role === 'reframe')
  const prints = references.filter(({ role }) => role === 'image' || role === 'character')
  return [
    ...(modify ? [await veil(modify, size)] : []),
    ...(reframe ? await onNewCanvas(reframe, size) : []),
    ...(await Promise.all(
      prints.slice(0, 8).map((print, index) => asPrint(print, index, prints.length, size)),
    )),
  ]
}

/** Even at full weight a little of the scene shines through: that is the prompt. */
async function veil({ bytes, weight }: PictureReference, { width, height }: Size) {
  const opacity = 0.08 + 0.84 * Math.min(1, Math.max(0, weight))
  const input = await sharp(bytes)
    .resize(width, height, { fit: 'cover' })
    .removeAlpha()
    .ensureAlpha(opacity)
    .raw()
    .toBuffer()
  return { input, raw: { width, height, channels: 4 as const } }
}

/** An image reference is a print in the lower left, a character a round portrait; weight shows as presence. */
async function asPrint(
  { role, bytes, weight }: PictureReference,
  index: number,
  count: number,
  { width, height }: Size,
) {
  const unit = Math.min(width, height) / 1000
  const side = Math.round((count > 4 ? 150 : 200) * unit)
  const pad = Math.round(9 * unit)
  const isRound = role === 'character'
  const radius = isRound ? side / 2 : 8 * unit
  const outer = side + 2 * pad
  const clip = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="${side}" height="${side}" rx="${radius}"/></svg>`,
  )
  const inner = await sharp(bytes)
    .resize(side, side, { fit: 'cover', position: isRound ? 'attention' : 'centre' })
    .ensureAlpha()
    .composite([{ input: clip, blend: 'dest-in' }])
    .png()
    .toBuffer()
  const opacity = (0.55 + 0.45 * Math.min(1, Math.max(0, weight))).toFixed(2)
  const card = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outer}" height="${outer}"><rect width="${outer}" height="${outer}" rx="${radius + pad}" fill="#fffdf8" fill-opacity="${opacity}"/></svg>`,
  )
  const input = await sharp(card)
    .composite([{ input: inner, left: pad, top: pad }])
    .png()
    .toBuffer()
  const margin = Math.round(34 * unit)
  const perRow = Math.max(1, Math.floor((width - margin) / (outer + margin / 2)))
  const column = index % perRow
  const row = Math.floor(index / perRow)
  return {
    input,
    left: margin + column * Math.round(outer + margin / 2),
    top: Math.max(
      0,
      height - margin - outer - row * Math.round(outer + margin / 2) - Math.round(60 * unit),
    ),
  }
}
