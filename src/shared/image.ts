import { z } from 'zod'

/** Hex SHA-256 of the bytes: the same bytes are the same image. */
export const imageIdSchema = z.string().regex(/^[0-9a-f]{64}$/, 'No such image')

export const variantWidths = [320, 640, 1280] as const
export type VariantWidth = (typeof variantWidths)[number]

export const imageSchema = z.object({
  id: imageIdSchema,
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  type: z.string(),
  /** Base64. */
  thumbhash: z.string(),
  /** Path of the original; `?w=` gives a smaller WebP. */
  url: z.string(),
})
export type Image = z.infer<typeof imageSchema>
