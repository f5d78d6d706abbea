import { extensionOf } from './file-store.ts'
import type { ProviderName } from './job.ts'

interface Upload {
  provider: ProviderName
  type: string | undefined
  /** Left out where it stays for good. */
  expiresAt?: number | undefined
}

const pattern = /^up-(luma|fal|segmind|wavespeed)-(\d+)-[\w-]+\.\w+$/

/** Unguessable; it carries its end, so that no list of uploads needs to be kept. */
export const nameUpload = ({ provider, type, expiresAt = 0 }: Upload) =>
  `up-${provider}-${Math.round(expiresAt)}-${crypto.randomUUID()}.${extensionOf(type)}`

export const isUploadName = (name: string) => pattern.test(name)

/** Undefined for a name that was never given out, or is over. */
export function readUploadName(name: string, now: number) {
  const [, provider, expiresAt] = pattern.exec(name) ?? []
  const end = Number(expiresAt) || Infinity
  return provider !== undefined && now < end ? { provider: provider as ProviderName } : undefined
}
