import sharp from 'sharp'
import type { ModelName, Place, ProviderName, Reference, Size } from '../job.ts'
import { grainTile } from './grain.ts'
import { sandboxMark } from './mark.ts'
import { colorsOfStyle, overlaysOf } from './references.ts'
import { paintScene } from './scene.ts'

export interface PictureRequest {
  prompt: string
  provider: ProviderName
  model: ModelName
  size: Size
  format: 'jpeg' | 'png'
  references: PictureReference[]
}

export interface PictureReference {
  role: Reference['role']
  weight: number
  place?: Place | undefined
  bytes: Buffer
}

/** The same request always gives the same bytes. */
export async function renderPicture(request: PictureRequest): Promise<Buffer> {
  const { size, format, references } = request
  const source = references.find(({ role }) => role === 'style')
  const style = source && { colors: await colorsOfStyle(source.bytes), weight: source.weight }
  const overlays = await overlaysOf(request)
  const grain = await grainTile()
  const picture = sharp(svgOf(size, paintScene({ ...request, style }))).composite([
    ...overlays,
    { input: grain, tile: true, blend: 'soft-light' },
    { input: svgOf(size, sandboxMark(size.width, size.height)) },
  ])
  // Grain costs a PNG dear whatever the level; a low one is soon done.
  return format === 'png'
    ? picture.removeAlpha().png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer()
    : picture.flatten().jpeg({ quality: 88 }).toBuffer()
}

export const svgOf = ({ width, height }: Size, inner: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`,
  )
