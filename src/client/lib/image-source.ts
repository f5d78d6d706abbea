import type { Image, VariantWidth } from '#shared/image.ts'

// The list itself stands beside the schemas, which are not for the first load.
const variantWidths: VariantWidth[] = [320, 640, 1280]

/** Smaller versions only: a tile is never worth the original. */
export const imageSrcSet = (image: Image) =>
  variantWidths
    .filter((_, index) => (variantWidths[index - 1] ?? 0) < image.width)
    .map((width) => `${imageVariant(image, width)} ${Math.min(width, image.width)}w`)
    .join(', ')

export const imageVariant = ({ url }: Image, width: VariantWidth) => `${url}?w=${width}`

export const downloadUrl = ({ url }: Image) => `${url}/download?metadata=keep`
