import { createHash } from 'node:crypto'
import type { ProviderName } from './job.ts'

export interface SubmitRecord {
  at: number
  provider: ProviderName
  method: string
  /** Path and query as they came. */
  path: string
  /** The key itself is not kept: `Bearer ****` and its last four characters. */
  headers: Record<string, string>
  /** SHA-256 of the key, in hex. */
  keyHash: string | null
  /** Parsed where it is JSON. */
  body: unknown
  /** Fields that the provider does not know and passes over. */
  ignoredFields: string[]
  jobId: string | null
  /** Null where no answer left the house. */
  status: number | null
}

const keptSubmits = 20_000
const keptText = 20_000

export type RequestLog = ReturnType<typeof createRequestLog>

export function createRequestLog() {
  const counts = new Map<string, number>()
  const submits: SubmitRecord[] = []

  return {
    count(route: string) {
      counts.set(route, (counts.get(route) ?? 0) + 1)
    },
    counts: () => Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b))),
    submit(record: SubmitRecord) {
      submits.push(record)
      if (submits.length > keptSubmits) submits.shift()
      return record
    },
    submits: () => [...submits],
    clear() {
      counts.clear()
      submits.length = 0
    },
  }
}

export function maskHeaders(headers: Headers) {
  const masked: Record<string, string> = {}
  let keyHash: string | null = null
  for (const [name, value] of headers) {
    if (name !== 'authorization' && name !== 'x-api-key') {
      masked[name] = value
      continue
    }
    const [key = '', scheme] = value.split(' ').reverse()
    keyHash = createHash('sha256').update(key).digest('hex')
    const shown = key.length >= 12 ? `****${key.slice(-4)}` : '****'
    masked[name] = scheme === undefined ? shown : `${scheme} ${shown}`
  }
  return { masked, keyHash }
}

export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' && value.length > keptText ? `${value.slice(0, 200)}…` : value,
    )
  } catch {
    return text.slice(0, keptText)
  }
}
