import sharp from 'sharp'
import type { ModelName, ProviderName, Reference, Size } from '../job.ts'

export interface PictureRequest {
  prompt: string
  provider: ProviderName
  model: ModelName
  size: Size
  format: 'jpeg' | 'png'
  references: { role: Reference['role']; weight: number; bytes: Buffer }[]
}

export async function renderPicture({ size, format }: PictureRequest): Promise<Buffer> {
  const image = sharp({ create: { ...size, channels: 3, background: '#456' } })
  return format === 'png' ? image.png().toBuffer() : image.jpeg().toBuffer()
}
