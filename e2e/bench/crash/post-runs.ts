import { setTimeout as sleep } from 'node:timers/promises'

export const targets = [
  { provider: 'luma', model: 'photon' },
  { provider: 'fal', model: 'photon-flash' },
  { provider: 'segmind', model: 'photon' },
  { provider: 'wavespeed', model: 'photon-flash' },
]
const ratios = ['1:1', '16:9', '9:16', '21:9', '9:21']

export interface AcknowledgedRun {
  id: string
  prompt: string
}

/**
 * A person who presses Generate again and again, whatever happens to the server. The same run goes out under the same
 * id until the server has acknowledged it, as the page does it.
 */
export function startPosting({ gapMs, urlNow }: { gapMs: number; urlNow: () => string | null }) {
  const acknowledged: AcknowledgedRun[] = []
  let isOver = false

  async function postOnce(body: object): Promise<boolean> {
    const url = urlNow()
    if (url === null) return false
    const answer = await fetch(`${url}/api/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null)
    if (answer?.ok) return true
    if (answer && answer.status < 500)
      throw new Error(`A run was refused with ${answer.status}: ${await answer.text()}`)
    return false
  }

  async function post() {
    for (let n = 0; !isOver; n++) {
      const id = crypto.randomUUID()
      const prompt = `run ${n} of the crash test, ${id}`
      const aspectRatio = ratios[n % ratios.length]
      // WaveSpeed chooses the ratio by itself.
      const withRatio = targets.map((target) =>
        target.provider === 'wavespeed' ? target : { ...target, aspectRatio },
      )
      const body = { id, prompt, targets: withRatio }
      while (!(await postOnce(body))) await sleep(20)
      acknowledged.push({ id, prompt })
      await sleep(gapMs)
    }
  }
  const posting = post()
  // Whoever ends it hears of its failure.
  posting.catch(() => {})

  return {
    /** Returns when the last run was acknowledged. */
    async end(): Promise<AcknowledgedRun[]> {
      isOver = true
      await posting
      return acknowledged
    },
  }
}
