import { aspectRatios, findTarget, maxPromptLength } from './catalog.ts'
import type { AspectRatio } from './catalog.ts'
import type { NewRun, RunTarget } from './run.ts'

// By hand: a link may be opened before the validator is loaded, and says whatever its maker wanted it to say.

/** What can be told to another studio: all of a draft but its pictures. What is left out stays as it is there. */
export type DraftSettings = Pick<NewRun, 'prompt'> &
  Partial<Pick<NewRun, 'aspectRatio' | 'copies' | 'targets'>>

export type ReadSettings =
  | {
      settings: DraftSettings
      /** How many targets this studio does not know. */
      unknownTargets: number
    }
  | { refusal: string }

/** After `#`, so that a prompt gets into no server's log and is never too long for one. */
export const draftHash = '#draft='

/** Far more than the longest prompt needs. */
const maxTextLength = 64_000
const maxTargets = 8
const kinds = ['image', 'style', 'character'] as const

export const writeSettings = ({ prompt, aspectRatio, copies, targets }: DraftSettings): string =>
  JSON.stringify({ photon: 1, prompt, aspectRatio, copies, targets })

export function toDraftHash(settings: DraftSettings): string {
  const bytes = new TextEncoder().encode(writeSettings(settings))
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return draftHash + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function readDraftHash(hash: string): ReadSettings {
  const text = hash.length <= maxTextLength ? decode(hash.slice(draftHash.length)) : null
  return (text !== null && readSettings(text)) || { refusal: 'This link is not whole' }
}

/** Null for any other text, which is nobody's mistake. */
export function readSettings(text: string): ReadSettings | null {
  const value = looksLikeSettings(text) ? parse(text) : undefined
  if (!isFields(value) || value.photon === undefined) return null
  if (value.photon !== 1) return { refusal: 'These settings are for a newer studio' }

  const { prompt, aspectRatio, copies, targets } = value
  if (typeof prompt !== 'string') return { refusal: 'These settings have no prompt' }
  if (prompt.length > maxPromptLength)
    return { refusal: `Their prompt is longer than ${maxPromptLength} characters` }
  if (aspectRatio !== undefined && aspectRatio !== null && !isRatio(aspectRatio))
    return { refusal: 'Their aspect ratio is none that we know' }
  if (copies !== undefined && !isCount(copies)) return { refusal: 'One to four copies can be made' }
  const known = readTargets(targets)
  if (!known) return { refusal: 'Their targets are none that we know' }

  return {
    settings: {
      prompt,
      ...(aspectRatio !== undefined && { aspectRatio }),
      ...(copies !== undefined && { copies }),
      ...(known.targets.length > 0 && { targets: known.targets }),
    },
    unknownTargets: known.unknownTargets,
  }
}

/** A link to a draft, wherever its studio is, or settings as they are. */
export function readSettingsOrLink(text: string): ReadSettings | null {
  const [, hash] =
    /^https?:\/\/[^\s#]+(#draft=[\w-]*)$/.exec(text.trim().slice(0, maxTextLength)) ?? []
  return hash === undefined ? readSettings(text) : readDraftHash(hash)
}

const looksLikeSettings = (text: string) =>
  text.length <= maxTextLength && /^\s*\{/.test(text) && text.includes('"photon"')

/** Undefined where they are none at all; a target of a newer studio is only left out. */
function readTargets(value: unknown): { targets: RunTarget[]; unknownTargets: number } | undefined {
  if (value === undefined) return { targets: [], unknownTargets: 0 }
  if (!Array.isArray(value) || value.length > maxTargets) return undefined
  const read = value.map(readTarget)
  const known = read.filter((target) => target !== undefined)
  const once = new Map(known.map((target) => [JSON.stringify(target), target]))
  return { targets: [...once.values()], unknownTargets: read.length - known.length }
}

function readTarget(value: unknown): RunTarget | undefined {
  if (!isFields(value)) return undefined
  const { provider, model, aspectRatio, without } = value
  const found = findTarget(provider as RunTarget['provider'], model as RunTarget['model'])
  if (!found) return undefined
  const dropped = Array.isArray(without) ? kinds.filter((kind) => without.includes(kind)) : []
  return {
    provider: found.provider,
    model: found.model,
    ...(isRatio(aspectRatio) && { aspectRatio }),
    ...(dropped.length > 0 && { without: dropped }),
  }
}

function decode(code: string): string | null {
  try {
    const bytes = Uint8Array.from(
      atob(code.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.charCodeAt(0),
    )
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isRatio = (value: unknown): value is AspectRatio =>
  aspectRatios.some((ratio) => ratio === value)

const isCount = (value: unknown): value is number =>
  value === 1 || value === 2 || value === 3 || value === 4
