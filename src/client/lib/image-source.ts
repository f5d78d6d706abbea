import type { Image, VariantWidth } from '#shared/image.ts'

// The whole list stands beside the schemas, which are not for the first load; 160 is for thumbnails alone.
const tileWidths: VariantWidth[] = [320, 640, 1280]

/** Smaller versions only: a tile is never worth the original. */
export const imageSrcSet = (image: Image) =>
  tileWidths
    .filter((_, index) => (tileWidths[index - 1] ?? 0) < image.width)
    .map((width) => `${imageVariant(image, width)} ${Math.min(width, image.width)}w`)
    .join(', ')

export const imageVariant = ({ url }: Image, width: VariantWidth) => `${url}?w=${width}`

/** For a picture of which no more is known. */
export const imageUrl = (id: string, width: VariantWidth) => `/api/images/${id}?w=${width}`
