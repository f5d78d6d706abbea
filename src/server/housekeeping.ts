import type { Logger } from 'pino'
import type { Clock } from './clock.ts'

/** A start has better things to do first. */
const firstAfterMs = 10_000
const everyMs = 60 * 60_000

export interface HousekeepingDeps {
  /** One after the other; each is safe to be done by several processes at once. */
  chores: Record<string, () => Promise<number>>
  clock: Clock
  log: Logger
}

export type Housekeeping = ReturnType<typeof createHousekeeping>

/** What has to be done now and then, without anybody asking for it. */
export function createHousekeeping({ chores, clock, log }: HousekeepingDeps) {
  let cancelTimer = () => {}
  let isStopped = false
  let last = Promise.resolve()

  async function doAll() {
    for (const [name, chore] of Object.entries(chores)) {
      if (isStopped) return
      await chore().then(
        (count) => log.debug({ count }, name),
        (error: unknown) => log.error(error, name),
      )
    }
  }

  /** After what is under way, so that nothing is done twice at the same moment. */
  function run(): Promise<void> {
    last = last.then(doAll)
    return last
  }

  function runIn(ms: number) {
    cancelTimer = clock.after(ms, () => void run().then(() => isStopped || runIn(everyMs)))
  }

  return {
    run,
    start: () => runIn(firstAfterMs),
    async stop() {
      isStopped = true
      cancelTimer()
      await last
    },
  }
}
