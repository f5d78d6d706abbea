import sharp from 'sharp'
import { createRandom } from './random.ts'

const side = 512
let tile: Promise<Buffer> | undefined

/** Film grain around middle grey, to be laid on as soft light. It also hides the steps of a gradient. */
export function grainTile(): Promise<Buffer> {
  tile ??= paint()
  return tile
}

function paint() {
  const { next } = createRandom('grain')
  const pixels = Buffer.alloc(side * side)
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = 128 + Math.round((next() + next() + next() - 1.5) * 34)
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .blur(0.6)
    .toColourspace('srgb')
    .png()
    .toBuffer()
}
