import type { Metadata } from 'sharp'

/** What one decoder may take, so that the whole process stays under 700 MB. */
export const maxDecodingBytes = 410_000_000

/**
 * About how much memory it takes to decode a picture, from its header. PNG and JPEG come line by line, unless they were
 * made to show early or have to be turned; the other formats are decoded in one piece. Measured at 64 million pixels.
 */
export function decodingBytes(header: Metadata): number {
  const { width, height, format, hasAlpha, channels, orientation = 1 } = header
  const isTurned = orientation !== 1
  const output = hasAlpha && format !== 'png' && format !== 'gif' ? 4 : 0
  return width * height * (bytesPerPixel(header) + (isTurned ? channels : 0) + output)
}

function bytesPerPixel({
  format,
  isProgressive,
  chromaSubsampling,
  bitsPerSample = 8,
  channels,
}: Metadata) {
  switch (format) {
    case 'webp':
      return 8.2
    case 'heif':
      return bitsPerSample > 8 ? 24 : 15
    case 'gif':
      return 5.2
    case 'png':
      return isProgressive ? channels * (bitsPerSample > 8 ? 2 : 1) : 0.5
    default:
      if (!isProgressive) return 0.5
      return chromaSubsampling === '4:2:0' ? 3.3 : channels * 2.3
  }
}
