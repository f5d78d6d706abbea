import { findTarget } from '#shared/catalog.ts'
import { FetchImageError } from '../images/fetch-image.ts'
import { BadImageError } from '../images/inspect-image.ts'
import type { Finished } from '../providers/provider.ts'
import type { Claim } from './claims.store.ts'
import type { FailStep } from './fail-step.ts'
import { insist } from './insist.ts'
import { nextTryAt } from './schedule.ts'
import type { StepDeps } from './step-deps.ts'

const maxImageBytes = 40_000_000
const downloadTimeoutMs = 60_000
/** For a picture that came without an address: it exists nowhere but in our memory. */
const triesInMemory = 8

export type TakePicture = ReturnType<typeof createSaveStep>['take']

/** Brings a finished picture into our storage. Only then the generation has succeeded. */
export function createSaveStep(deps: StepDeps, { fail }: FailStep) {
  const { claims, images, fetchImage, trustedOrigin, usualTimes, jobDeadlineMs, log } = deps
  const { now, sleep } = deps.clock

  async function succeed(claim: Claim, bytes: Uint8Array, billedUsd?: number) {
    const image = await images.keep(bytes)
    const { row } = claim
    const succeeded = {
      status: 'succeeded',
      image_id: image.id,
      picture_url: null,
      failure_code: null,
      provider_message: null,
      actual_usd: actualUsd(row, billedUsd),
      finished_at: now(),
      progress: '{}',
      attempts: 0,
    } as const
    if (!(await claims.release(claim, null, succeeded))) await claims.rescue(claim, null, succeeded)
    usualTimes.forget(row.provider, row.model, row.mode)
  }

  async function saveFromMemory(claim: Claim, bytes: Uint8Array, billedUsd: number | undefined) {
    for (let tries = 0; ; tries++) {
      try {
        return await succeed(claim, bytes, billedUsd)
      } catch (error) {
        const isBad = error instanceof BadImageError
        log.warn({ err: error, generation: claim.row.id }, 'image not saved')
        if (isBad || tries >= triesInMemory)
          return fail(claim, 'result_lost', isBad ? error.message : null, false)
        const at = now()
        await sleep(nextTryAt(tries, at) - at)
      }
    }
  }

  /** Segmind's address comes with the answer to the submit: nobody could ask for it again. */
  async function keepAddress(claim: Claim, url: string, billedUsd: number | undefined) {
    const at = now()
    const saving = {
      status: 'saving',
      picture_url: url,
      progress: '{}',
      finished_at: null,
      deadline_at: at + jobDeadlineMs,
      ...(billedUsd !== undefined && { actual_usd: billedUsd }),
    } as const
    await insist(deps, { generation: claim.row.id }, async () => {
      if (!(await claims.release(claim, at, saving))) await claims.rescue(claim, at, saving)
    })
  }

  return {
    /** What a provider has finished: its address waits for its turn to be fetched, bytes are saved at once. */
    take: (claim: Claim, { picture, billedUsd }: Finished): Promise<void> =>
      'bytes' in picture
        ? saveFromMemory(claim, picture.bytes, billedUsd)
        : keepAddress(claim, picture.url, billedUsd),

    async fetch(claim: Claim): Promise<void> {
      const { row } = claim
      if (row.picture_url === null) return fail(claim, 'result_lost', null, false)
      try {
        const bytes = await fetchImage(row.picture_url, {
          maxBytes: maxImageBytes,
          timeoutMs: downloadTimeoutMs,
          trustedOrigin: trustedOrigin(row.provider, row.mode),
        })
        await succeed(claim, bytes)
      } catch (error) {
        log.warn({ err: error, generation: row.id }, 'image not saved')
        const at = now()
        const words = error instanceof BadImageError || error instanceof FetchImageError
        const isRefused = error instanceof FetchImageError && error.kind === 'refused'
        const isGone = error instanceof FetchImageError && error.kind === 'gone'
        // The provider may name a fresh address for the same picture: asking once more is free.
        if (isGone && row.attempts === 0 && row.job_id !== null)
          return void (await claims.release(claim, nextTryAt(0, at), {
            status: 'running',
            picture_url: null,
            attempts: 1,
          }))
        if (isRefused || isGone || at >= (row.deadline_at ?? at))
          return fail(claim, 'result_lost', words ? `The image: ${error.message}` : null, false)
        await claims.postpone(claim, nextTryAt(row.attempts, at), row.attempts + 1)
      }
    },
  }
}

/** What the provider says, else the list price where it is certain; null where it is not. */
function actualUsd(row: Claim['row'], billedUsd: number | undefined): number | null {
  if (row.mode === 'sandbox') return 0
  const price = findTarget(row.provider, row.model)?.price
  const listUsd = price?.per === 'image' && price.isExact ? price.usd : null
  return billedUsd ?? row.actual_usd ?? listUsd
}
