import type { Answer, Verdict } from './provider-http.ts'
import { isAboutCredit } from './provider-words.ts'
import type { UploadFile } from './provider.ts'

/** The picture may be fetched a while after its address was given out. */
const marginMs = 3600_000

/** 20 MB over a slow line. */
export const uploadTimeoutMs = 120_000

export const toFile = ({ bytes, type, name }: UploadFile) =>
  new File([new Uint8Array(bytes)], name, { type })

export const goodUntil = (sentAtMs: number, lifetimeMs: number) => sentAtMs + lifetimeMs - marginMs

/** An upload is free and can be sent again: whatever is no clear no is a reason to try once more. */
export function uploadVerdict({ status, said = '' }: Answer): Verdict {
  if (status === 429) return { kind: 'busy' }
  if (status === 402 || (status === 403 && (isAboutCredit(said) || /\blocked\b/i.test(said))))
    return { kind: 'refused', code: 'no_credit' }
  if (status === 401 || status === 403) return { kind: 'refused', code: 'invalid_key' }
  if ([400, 413, 415, 422].includes(status)) return { kind: 'refused', code: 'invalid_input' }
  if ([404, 405, 410].includes(status)) return { kind: 'refused', code: 'provider_error' }
  return { kind: 'uncertain' }
}
