import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { startEmulators } from '../../emulators-process.ts'
import { launchStudio, startStudio } from '../../studio-process.ts'
import { startPosting } from './post-runs.ts'
import { judge } from './verdict.ts'

/** How many of the first kills are meant for the very first migration. */
const killsInMigration = 3
/** A claim of a server that was killed holds for 20 s; then come looks and a download. */
const settleMs = 120_000

const latencies = [
  { provider: 'luma', queuedMs: 50, runMs: 400 },
  { provider: 'fal', queuedMs: 300, runMs: 900 },
  { provider: 'segmind', queuedMs: 100, runMs: 3_000 },
  { provider: 'wavespeed', queuedMs: 50, runMs: 1_500 },
]

interface Options {
  kills: number
  /** Between two runs. */
  gapMs?: number
  /** Also until no provider's list is searched any more for jobs whose id was lost. */
  isPatient?: boolean
}

/** A real server is killed at random moments, many times on one folder, while runs keep coming in. */
export async function runCrashTrial({ kills, gapMs = 150, isPatient = false }: Options) {
  const dataDir = await mkdtemp(join(tmpdir(), 'photon-crash-'))
  const emulators = await startEmulators()
  await emulators.control('PUT', '/settings', { pictures: 'plain', latencies })
  // An answer that takes its time leaves a wide moment in which a kill hits the submit.
  for (const { provider } of latencies)
    await emulators.control('POST', '/faults', {
      provider,
      step: 'submit',
      times: 'forever',
      action: { kind: 'delay', ms: 250 },
    })
  const environment = { DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...emulators.environment }
  let url: string | null = null
  const posting = startPosting({ gapMs, urlNow: () => url })

  try {
    const killedAt: number[] = []
    for (let kill = 0; kill < kills; kill++) {
      const studio = launchStudio(environment)
      // Most of those that are killed at the start never say where they are.
      studio.address.catch(() => {})
      const isInMigration = kill < killsInMigration
      const isInStart = isInMigration || Math.random() < 0.25
      if (isInStart) {
        const tooEarly = isInMigration ? migrationBegun(dataDir) : sleep(Math.random() * 700)
        // A server that ends by itself is a failure; one that is up sooner is killed there.
        await Promise.race([studio.address, tooEarly])
      } else {
        url = await studio.address
        await sleep(50 + Math.random() * 1_500)
      }
      killedAt.push(Date.now())
      await studio.stop('SIGKILL')
      url = null
    }

    const studio = await startStudio(environment)
    url = studio.url
    return await judge({
      url,
      dataDir,
      killedAt,
      acknowledged: await posting.end(),
      jobs: () => emulators.control('GET', '/jobs'),
      patienceMs: settleMs,
      isPatient,
      stop: () => studio.stop(),
    })
  } finally {
    await emulators.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** When some of the first migration has been written, and perhaps not all. */
async function migrationBegun(dataDir: string) {
  const enough = Math.random() * 120_000
  const log = join(dataDir, 'library.sqlite-wal')
  while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) <= enough) await turn()
}
