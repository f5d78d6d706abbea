import { z } from 'zod'

/** Hex SHA-256 of the bytes: the same bytes are the same image. */
export const imageIdSchema = z.string().regex(/^[0-9a-f]{64}$/, 'No such image')

/** Of a picture that a person brings, by file or by address. */
export const maxUploadBytes = 20_000_000

export const variantWidths = [160, 320, 640, 1280] as const
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

/** A picture to be fetched from where it is. */
export const imageAddressSchema = z.strictObject({
  url: z
    .string('Paste an address')
    .trim()
    .min(1, 'Paste an address')
    .max(4000, 'This address is too long'),
})
export type ImageAddress = z.infer<typeof imageAddressSchema>
