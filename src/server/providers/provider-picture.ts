import type { Picture } from './provider.ts'

/** First characters of a JPEG, PNG, WebP, GIF and AVIF in base64: other text must not pass for a picture. */
const base64Picture = /^(\/9j\/|iVBORw0KGgo|UklGR|R0lGOD|AAAA[\w+/]{2}Zn)/

/** An http(s) address; one with a user or password in it is not taken. */
export function readWebUrl(value: string): URL | undefined {
  const url = URL.parse(value)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined
  return url.username || url.password ? undefined : url
}

export const isWebUrl = (value: string) => readWebUrl(value) !== undefined

/**
 * A picture as providers put it into JSON: an http(s) address, or base64 with or without `data:`. Undefined for
 * anything else. The address is fetched elsewhere, without a key.
 */
export function readPicture(value: string): Picture | undefined {
  const base64 = value.replace(/^data:image\/[a-z0-9.+-]+;base64,/i, '')
  if (base64Picture.test(base64)) return { bytes: Buffer.from(base64, 'base64') }

  const url = readWebUrl(value)
  return url && { url: url.href }
}
