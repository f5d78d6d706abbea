import type { ProviderName } from './job.ts'

/**
 * Words in square brackets with which a prompt steers the sandbox, for people who explore it by hand.
 * `[policy]` reaches every provider, `[policy@fal]` that one alone. The picture ignores them.
 *
 * | cue            | what happens                                                             |
 * |----------------|--------------------------------------------------------------------------|
 * | `[fail]`       | the job fails with the provider's own general error                      |
 * | `[policy]`     | the job is refused for its content                                       |
 * | `[slow]`       | the job takes five times as long                                         |
 * | `[stuck]`      | the job never ends                                                       |
 * | `[no credit]`  | the submit is refused: nothing left to spend                             |
 * | `[rate limit]` | the submit is refused twice with 429, then accepted                      |
 * | `[lost reply]` | the job is made and charged, but the answer never arrives                |
 * | `[gone]`       | the job succeeds, its picture is no longer there                         |
 * | `[unreachable]`| the job fails: its references, if it has any, cannot be fetched          |
 */
const cues = [
  'fail',
  'policy',
  'slow',
  'stuck',
  'no credit',
  'rate limit',
  'lost reply',
  'gone',
  'unreachable',
] as const
export type Cue = (typeof cues)[number]

const pattern = new RegExp(`\\[(${cues.join('|')})(?:@(luma|fal|segmind|wavespeed))?\\]`, 'gi')

export function cueIn(prompt: string, provider: ProviderName): Cue | undefined {
  for (const [, word, at] of prompt.matchAll(pattern)) {
    if (at !== undefined && at.toLowerCase() !== provider) continue
    return cues.find((cue) => cue === word?.toLowerCase())
  }
  return undefined
}

export const withoutCues = (prompt: string) => prompt.replace(pattern, ' ').trim()
