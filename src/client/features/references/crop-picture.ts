import type { Frame } from './crop-frame.ts'

/** Cut out in the browser, at the source's own resolution. */
export async function cropPicture(image: HTMLImageElement, frame: Frame): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = frame.width
  canvas.height = frame.height
  const { left, top, width, height } = frame
  canvas.getContext('2d')?.drawImage(image, left, top, width, height, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/webp', 0.95),
  )
  if (!blob) throw new Error('This picture is too large to be cropped here')
  return new File([blob], `Crop ${width} × ${height}`, { type: blob.type })
}
