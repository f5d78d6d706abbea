import { findTarget } from '#shared/catalog.ts'
import type { ModelId, ProviderId, ProviderMode } from '#shared/catalog.ts'
import type { Database } from '../db/database.ts'

/** How many of the last generations count. */
const sampleSize = 30
/** With fewer, the documented figure is better. */
const enough = 5

export interface UsualTime {
  medianMs: number
  /** Hardly any is done before this. */
  earlyMs: number
  isLearned: boolean
}

export type UsualTimes = ReturnType<typeof createUsualTimes>

/** From submit to stored image, learned per target and mode from our own history. */
export function createUsualTimes(db: Database) {
  const known = new Map<string, UsualTime>()

  async function learn(provider: ProviderId, model: ModelId, mode: ProviderMode) {
    const rows = await db
      .selectFrom('generations')
      .select(['submitted_at', 'finished_at'])
      .where('provider', '=', provider)
      .where('model', '=', model)
      .where('mode', '=', mode === 'sandbox' ? 'sandbox' : 'live')
      .where('status', '=', 'succeeded')
      .where('submitted_at', 'is not', null)
      .orderBy('finished_at', 'desc')
      .limit(sampleSize)
      .execute()
    const durations = rows
      .map(({ submitted_at, finished_at }) => Number(finished_at) - Number(submitted_at))
      .filter((duration) => duration > 0)
      .toSorted((a, b) => a - b)
    return toUsualTime(durations, findTarget(provider, model)?.usualMs ?? 10_000)
  }

  async function of(provider: ProviderId, model: ModelId, mode: ProviderMode): Promise<UsualTime> {
    const key = `${provider} ${model} ${mode}`
    const usual = known.get(key) ?? (await learn(provider, model, mode))
    known.set(key, usual)
    return usual
  }

  return {
    of,
    /** To be called when one more has succeeded. */
    forget: (provider: ProviderId, model: ModelId, mode: ProviderMode) =>
      known.delete(`${provider} ${model} ${mode}`),
  }
}

function toUsualTime(durations: number[], documentedMs: number): UsualTime {
  const at = (share: number) => durations[Math.floor(share * (durations.length - 1))]
  const medianMs = at(0.5)
  const earlyMs = at(0.1)
  if (durations.length < enough || medianMs === undefined || earlyMs === undefined)
    return { medianMs: documentedMs, earlyMs: documentedMs * 0.3, isLearned: false }
  return { medianMs, earlyMs: earlyMs * 0.95, isLearned: true }
}
