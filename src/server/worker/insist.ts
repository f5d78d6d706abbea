import type { StepDeps } from './step-deps.ts'
import { nextTryAt } from './schedule.ts'

const mostTries = 10

/**
 * Writes what only our memory knows: the job id of a call that was paid for. A database that is locked or full for a
 * while must not cost it.
 */
export async function insist<T>(
  { clock, log }: Pick<StepDeps, 'clock' | 'log'>,
  what: Record<string, unknown>,
  write: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await write()
    } catch (error) {
      log.error({ err: error, ...what }, 'not written yet')
      if (tries >= mostTries) throw error
      const at = clock.now()
      await clock.sleep(nextTryAt(Math.min(tries, 3), at) - at)
    }
  }
}
