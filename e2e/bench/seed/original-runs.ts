import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { startEmulators } from '../../emulators-process.ts'
import { startStudio } from '../../studio-process.ts'
import { writePrompt } from './prompts.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

const targets = [
  { provider: 'luma', model: 'photon' },
  { provider: 'luma', model: 'photon-flash' },
  { provider: 'fal', model: 'photon' },
  { provider: 'fal', model: 'photon-flash' },
  { provider: 'wavespeed', model: 'photon' },
  { provider: 'wavespeed', model: 'photon-flash' },
  { provider: 'segmind', model: 'photon' },
]
type Target = (typeof targets)[number]

/** Targets × copies, as people choose them: a few of each, seldom all. */
const shapes = [
  [4, 1],
  [2, 2],
  [1, 4],
  [3, 1],
  [2, 1],
  [1, 2],
  [7, 1],
  [3, 2],
] as const

const common = ['1:1', '16:9', '16:9', '9:16', '21:9', '9:21']
const ratiosOf = {
  segmindAlone: [...common, '3:2', '2:3', '5:4', '4:5'],
  withSegmind: common,
  withoutSegmind: [...common, '4:3', '3:4', '1:1', '4:3'],
}

const widePicture = { width: 1024, height: 576 }

/** The emulators paint the same picture for the same words, so each copy has its own: as a run that is told by its end. */
const nameCopy = (prompt: string, copy: number) => `${prompt} #${copy}`
export const withoutCopy = (prompt: string) => prompt.replace(/ #\d$/, '')

/**
 * Fills the folder with at least so many generations that went the whole way, against emulators that answer at once:
 * every kind of run, some refused.
 */
export async function makeOriginals(dataDir: string, pictures: number): Promise<void> {
  const random = createRandom(1)
  const emulators = await startEmulators()
  const studio = await startStudio({
    DATA_DIR: dataDir,
    REFERENCE_RELAY: 'fal',
    ...emulators.environment,
  })
  try {
    const latencies = ['luma', 'fal', 'segmind', 'wavespeed'].map((provider) => ({
      provider,
      queuedMs: 0,
      runMs: 0,
    }))
    await emulators.control('PUT', '/settings', { latencies })
    const references = await Promise.all(
      ['#b45309', '#0f766e', '#6d28d9'].map((colour) => upload(studio.url, colour)),
    )
    for (let made = 0, n = 0; made < pictures; n++) {
      const { copies, ...run } = planRun(n, random, references)
      for (let copy = 1; copy <= copies; copy++) {
        const one = { ...run, id: crypto.randomUUID(), prompt: nameCopy(run.prompt, copy) }
        await post(`${studio.url}/api/runs`, JSON.stringify(one), {
          'content-type': 'application/json',
        })
      }
      made += run.targets.length * copies
    }
    while ((await countUnsettled(studio.url)) > 0) await sleep(250)
  } finally {
    await studio.stop()
    await emulators.stop()
  }
}

/** Of twelve runs, four work with pictures. */
function planRun(n: number, random: Random, pictures: string[]) {
  const place = n % 12
  const prompt = writePrompt(random)
  const [imageId = '', styleId = ''] = [random.pick(pictures), random.pick(pictures)]
  if (place === 1)
    return {
      prompt,
      copies: 2,
      aspectRatio: '4:3',
      targets: chosen(random, /luma/, 1),
      references: { image: [{ imageId }], style: random.chance(0.5) ? [{ imageId: styleId }] : [] },
    }
  if (place === 3 || place === 8)
    return {
      prompt,
      copies: 1,
      aspectRatio: '16:9',
      targets: chosen(random, /luma|fal|wave/, 3),
      references: { modify: { imageId, weight: 0.7 } },
    }
  if (place === 5)
    return {
      prompt,
      copies: 2,
      aspectRatio: '1:1',
      targets: chosen(random, /luma|fal/, 2),
      reframe: { imageId, x: 0, y: 0.2, width: 1, height: widePicture.height / widePicture.width },
    }

  const [count, copies] = random.pick(shapes)
  const wanted = chosen(random, /./, count)
  const isRefused = random.chance(0.12)
  const cue = `[${random.pick(['policy', 'fail', 'no credit'])}@${random.pick(wanted).provider}]`
  return {
    prompt: isRefused ? `${prompt.slice(0, 4_900)} ${cue}` : prompt,
    copies,
    targets: wanted,
    aspectRatio: random.pick(ratiosFor(wanted)),
  }
}

function chosen(random: Random, providers: RegExp, count: number): Target[] {
  const left = targets.filter(({ provider }) => providers.test(provider))
  const wanted: Target[] = []
  while (wanted.length < count && left.length > 0)
    wanted.push(...left.splice(random.below(left.length), 1))
  return wanted
}

function ratiosFor(wanted: Target[]): string[] {
  const count = wanted.filter(({ provider }) => provider === 'segmind').length
  if (count === 0) return ratiosOf.withoutSegmind
  return count === wanted.length ? ratiosOf.segmindAlone : ratiosOf.withSegmind
}

async function upload(url: string, colour: string): Promise<string> {
  const create = { ...widePicture, channels: 3, background: colour } as const
  const bytes = await sharp({ create }).png().toBuffer()
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], 'picture.png', { type: 'image/png' }))
  return (await post(`${url}/api/images`, form)).id
}

async function post(address: string, body: string | FormData, headers = {}) {
  const response = await fetch(address, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`)
  return response.json()
}

async function countUnsettled(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^photon_unsettled (\S+)/m.exec(metrics)?.[1])
}
