import { listen } from '../emulators/listen.ts'
import { urlsOf } from '../emulators/urls.ts'

/** The providers as played on this machine. Only the first call loads them: no start waits for that. */
export async function serveSandbox(stateDir: string) {
  let loaded: ReturnType<typeof load> | undefined
  const { origin, close } = await listen(
    async (...asked) => (await (loaded ??= load(stateDir, origin))).app.fetch(...asked),
    0,
    '127.0.0.1',
  )
  return {
    ...urlsOf(origin),
    async close() {
      await close()
      await (await loaded)?.backstage.close()
    },
  }
}

async function load(stateDir: string, origin: string) {
  const { createEmulators } = await import('../emulators/serve.ts')
  const emulators = createEmulators({ stateDir })
  emulators.backstage.setOrigin(origin)
  return emulators
}
