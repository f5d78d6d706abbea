import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmulators } from '../emulators-process.ts'
import { startStudio } from '../studio-process.ts'
import type { StudioProcess } from '../studio-process.ts'
import type { Row } from './row.ts'

const wanted = Number(process.env.BENCH_GENERATIONS ?? 10_000)
/** Long enough that all of them are in flight at the same moment. */
const shortestJobMs = Number(process.env.BENCH_JOB_MS ?? 120_000)
const copies = 4

/** Each kind of job takes longer than the one before, so that two cores can save the pictures of one meanwhile. */
const targets = [
  ['luma', 'photon-flash'],
  ['luma', 'photon'],
  ['fal', 'photon-flash'],
  ['fal', 'photon'],
  ['wavespeed', 'photon-flash'],
  ['wavespeed', 'photon'],
].map(([provider, model], n) => ({ provider, model, jobMs: shortestJobMs * (1 + n * 0.75) }))
/** Its calls last as long as its jobs, and a studio makes 150 at once: it takes part, but not with thousands. */
const segmind = { provider: 'segmind', model: 'photon', jobMs: 20_000 }
const perRun = targets.length * copies

interface Listed {
  items: {
    status: string
    jobId: string | null
    times: { submittedAt: string; finishedAt: string }
  }[]
  nextCursor: string | null
}

interface Job {
  id: string
  charged: boolean
  createdAt: number
  endsAt: number
}

/** So many generations on their way in one process: none lost, none sent twice, each looked at in time. */
export async function benchInFlight(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'photon-bench-'))
  const emulators = await startEmulators()
  let studio: StudioProcess | undefined
  try {
    await emulators.control('PUT', '/settings', {
      pictures: 'plain',
      latencies: [...targets, segmind].map(({ jobMs, ...target }) => ({
        ...target,
        queuedMs: 0,
        runMs: jobMs,
      })),
    })
    studio = await startStudio({
      DATA_DIR: dataDir,
      JOB_DEADLINE_S: '3600',
      ...emulators.environment,
    })
    const { url } = studio
    const get = async <T>(path: string) => (await readAgain(url + path)).json() as Promise<T>

    const post = async (prompt: string, withSegmind: boolean) => {
      const wanted = withSegmind ? [...targets, segmind] : targets
      const response = await fetch(`${url}/api/runs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: crypto.randomUUID(),
          prompt,
          targets: wanted.map(({ provider, model }) => ({ provider, model })),
          copies,
        }),
      })
      if (response.status !== 201) throw new Error(await response.text())
    }
    const metric = async (name: string) =>
      numberIn(await (await readAgain(`${url}/metrics`)).text(), name)
    const settled = async () => {
      while ((await metric('photon_unsettled')) > 0) await sleep(1_000)
    }

    // First a few, so that the usual time of each target is learned: latency is steady from then on.
    for (let n = 0; n < 2; n++) await post(`warm-up ${n}`, false)
    await settled()
    const looksBefore = looksIn(await (await readAgain(`${url}/metrics`)).text())

    const runs = Math.ceil(wanted / perRun)
    for (let n = 0; n < runs; n++) await post(`run ${n} of the bench`, n % 20 === 0)

    const galleryMs: number[] = []
    let mostInFlight = 0
    const warmUp = 2 * perRun
    const total = runs * perRun + Math.ceil(runs / 20) * copies
    for (;;) {
      const startedAt = performance.now()
      await get('/api/generations?limit=60')
      galleryMs.push(performance.now() - startedAt)
      const text = await (await readAgain(`${url}/metrics`)).text()
      mostInFlight = Math.max(mostInFlight, numberIn(text, 'photon_in_flight'))
      if (numberIn(text, 'photon_unsettled') === 0) break
      await sleep(250)
    }

    const generations = await listAll(get)
    const saved = generations.filter(({ status }) => status === 'succeeded')
    const metrics = await (await readAgain(`${url}/metrics`)).text()
    const jobs = await emulators.control<Job[]>('GET', '/jobs')
    const charged = jobs.filter((job) => job.charged).length
    const ends = new Map(jobs.map((job) => [job.id, job]))
    const shares = saved.flatMap(({ jobId, times }) => {
      const job = ends.get(jobId ?? '')
      if (!job) return []
      return [(Date.parse(times.finishedAt) - job.endsAt) / (job.endsAt - job.createdAt)]
    })
    const looks = looksIn(metrics) - looksBefore
    const lateness = (duty: string, share: string) =>
      `${Math.round(1000 * numberIn(metrics, `photon_lateness_seconds{quantile="${share}",duty="${duty}"}`))} ms`
    const cpu = numberIn(metrics, 'process_cpu_seconds_total')

    return [
      { what: 'in flight at the same moment', value: String(mostInFlight), target: String(wanted) },
      { what: 'lost', value: String(total + warmUp - saved.length), target: '0' },
      { what: 'charged beyond one each', value: String(charged - total - warmUp), target: '0' },
      { what: 'looks per generation', value: (looks / total).toFixed(1), target: '≤ 6' },
      { what: 'lateness of calls p50', value: lateness('call', '0.5'), target: '' },
      { what: 'lateness of calls p99', value: lateness('call', '0.99'), target: '≤ 1000 ms' },
      { what: 'lateness of saves p99', value: lateness('save', '0.99'), target: '≤ 1000 ms' },
      {
        what: 'provider done to saved, p50 as a share of the provider’s time',
        value: `${(100 * quantile(shares, 0.5)).toFixed(1)} %`,
        target: '≤ 10 %',
      },
      {
        what: 'RSS, highest',
        value: megabytes(metrics, 'photon_rss_peak_bytes'),
        target: '≤ 500 MB',
      },
      { what: 'CPU per generation', value: `${((1000 * cpu) / total).toFixed(1)} ms`, target: '' },
      {
        what: 'gallery query p99 meanwhile',
        value: `${Math.round(quantile(galleryMs, 0.99))} ms`,
        target: '',
      },
    ]
  } finally {
    await studio?.stop()
    await emulators.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A kept connection may be closed at the very moment in which it is used again; reading twice does no harm. */
async function readAgain(address: string): Promise<Response> {
  try {
    return await fetch(address)
  } catch {
    await sleep(500)
    return fetch(address)
  }
}

async function listAll(get: <T>(path: string) => Promise<T>) {
  const all: Listed['items'] = []
  let cursor: string | null = null
  do {
    const page: Listed = await get(
      `/api/generations?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}

const numberIn = (metrics: string, name: string) => {
  const line = metrics.split('\n').find((text) => text.startsWith(`${name} `))
  return line === undefined ? 0 : Number(line.slice(name.length + 1))
}

const looksIn = (metrics: string) =>
  [...metrics.matchAll(/photon_provider_calls_total\{[^}]*call="look"\} (\S+)/g)].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  )

const megabytes = (metrics: string, name: string) =>
  `${Math.round(numberIn(metrics, name) / 1e6)} MB`

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN
}
