import { setTimeout as sleep } from 'node:timers/promises'
import { brokenImages, integrityOf } from './library-files.ts'
import type { AcknowledgedRun } from './post-runs.ts'
import { targets } from './post-runs.ts'

interface Generation {
  id: string
  provider: string
  model: string
  status: string
  jobId: string | null
  progress: { log?: string }
  failure: { code: string } | null
  image: { id: string; url: string; bytes: number } | null
}
interface Run {
  id: string
  prompt: string
  generations: Generation[]
}
interface Job {
  provider: string
  model: string
  prompt: string
  charged: boolean
}

export type Verdict = Awaited<ReturnType<typeof judge>>

interface Options {
  url: string
  dataDir: string
  killedAt: number[]
  acknowledged: AcknowledgedRun[]
  jobs: () => Promise<Job[]>
  patienceMs: number
  isPatient: boolean
  stop: () => Promise<void>
}

/** Waits for all to come to an end, then compares what the library says with what the providers charged. */
export async function judge(options: Options) {
  const { url, dataDir, killedAt, acknowledged, stop } = options
  const runs = await settledRuns(options)
  const generations = runs.flatMap(({ prompt, generations: all }) =>
    all.map((generation) => ({ ...generation, prompt })),
  )
  const known = new Map(runs.map((run) => [run.id, run]))

  const charges = new Map<string, number>()
  for (const job of await options.jobs())
    if (job.charged) charges.set(keyOf(job), (charges.get(keyOf(job)) ?? 0) + 1)
  const ownKeys = new Set(generations.map(keyOf))

  const wasUncertain: string[] = []
  const withoutKill: string[] = []
  for (const { id } of generations) {
    const { history } = await getJson<{ history: { status: string; at: string }[] }>(
      `${url}/api/generations/${id}`,
    )
    const found = history.findIndex(({ status }) => status === 'uncertain')
    if (found === -1) continue
    wasUncertain.push(id)
    const from = Date.parse(history[found - 1]?.at ?? '')
    const to = Date.parse(history[found]?.at ?? '')
    if (!killedAt.some((at) => at >= from && at <= to)) withoutKill.push(id)
  }

  const brokenFiles = await brokenImages({
    url,
    dataDir,
    images: generations.flatMap(({ image }) => (image ? [image] : [])),
  })
  const count = (is: (generation: (typeof generations)[number]) => boolean) =>
    generations.filter(is).length
  await stop()

  return {
    kills: killedAt.length,
    runs: acknowledged.length,
    runsLost: acknowledged.filter(({ id }) => known.get(id)?.generations.length !== targets.length)
      .length,
    generations: generations.length,
    succeeded: count(({ status }) => status === 'succeeded'),
    charged: [...charges.values()].reduce((sum, charge) => sum + charge, 0),
    chargedTwice: [...charges.values()].filter((charge) => charge > 1).length,
    chargedForNothingOfOurs: [...charges.keys()].filter((key) => !ownKeys.has(key)).length,
    /** Their job was known, or charged, and there is no image. */
    lost: count(
      (generation) =>
        !['succeeded', 'uncertain'].includes(generation.status) &&
        (generation.jobId !== null || charges.has(keyOf(generation))),
    ),
    uncertain: count(({ status }) => status === 'uncertain'),
    foundAgain: wasUncertain.length - count(({ status }) => status === 'uncertain'),
    uncertainWithoutKill: withoutKill.length,
    hung: count(({ status }) => unsettled.includes(status)),
    failed: count(({ status }) => status === 'failed'),
    brokenFiles,
    integrity: integrityOf(dataDir),
  }
}

const unsettled = ['queued', 'submitting', 'running', 'saving']
const keyOf = ({ provider, model, prompt }: Pick<Job, 'provider' | 'model' | 'prompt'>) =>
  `${provider} ${model} ${prompt}`

async function settledRuns({ url, patienceMs, isPatient }: Options): Promise<Run[]> {
  const until = Date.now() + patienceMs
  for (;;) {
    const runs = await allRuns(url)
    const isOpen = ({ status, progress }: Generation) =>
      unsettled.includes(status) ||
      (isPatient && status === 'uncertain' && progress.log !== undefined)
    if (!runs.some(({ generations }) => generations.some(isOpen)) || Date.now() > until) return runs
    await sleep(500)
  }
}

async function allRuns(url: string): Promise<Run[]> {
  const runs: Run[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: Run[]; nextCursor: string | null } = await getJson(
      `${url}/api/runs?limit=100${query}`,
    )
    runs.push(...page.items)
    cursor = page.nextCursor
  }
  return runs
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`HTTP ${answer.status} from ${url}: ${await answer.text()}`)
  return (await answer.json()) as T
}
