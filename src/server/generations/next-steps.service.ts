import { v7 as uuidV7 } from 'uuid'
import { findTarget } from '#shared/catalog.ts'
import { describeFailure } from '#shared/failure.ts'
import { fit, relaySentence } from '#shared/fit.ts'
import type { FitConditions } from '#shared/fit.ts'
import type { Generation } from '#shared/generation.ts'
import { estimateUsd } from '#shared/price.ts'
import { kindOf, noInputs } from '#shared/references.ts'
import { relays } from '#shared/settings.ts'
import type { GenerationStatus } from '#shared/status.ts'
import { AppError, notFound } from '../errors.ts'
import { erased, inputsOf, toGeneration } from './generation-row.ts'
import type { GenerationRow } from './generation-row.ts'
import type { GenerationStore } from './generations.store.ts'
import type { Change } from './history.ts'
import { searchDeadline, searchWords } from './lost-job.ts'

/** States in which a generation has ended and its place may be taken by a repetition. */
const repeatable = ['failed', 'uncertain', 'canceled'] as const

export interface NextStepServiceDeps {
  store: GenerationStore
  conditions: () => Promise<FitConditions>
  jobDeadlineMs: number
  now: () => number
  wakeWorker: () => void
}

export type NextStepService = ReturnType<typeof createNextStepService>

/** What a person decides about a generation that is under way, or did not end well. */
export function createNextStepService({
  store,
  conditions,
  jobDeadlineMs,
  now,
  wakeWorker,
}: NextStepServiceDeps) {
  async function find(id: string): Promise<GenerationRow> {
    const row = await store.find(id)
    if (!row) throw notFound('Generation')
    if (row.erased_at !== null) throw erased()
    return row
  }

  async function change(
    id: string,
    statuses: readonly GenerationStatus[],
    patch: Change,
    refusal: string,
  ): Promise<Generation> {
    if (!(await store.patchIf(id, statuses, patch))) throw new AppError('conflict', refusal)
    wakeWorker()
    return toGeneration(await find(id))
  }

  /** Looks for a job whose id was lost, in its provider's list. */
  async function searchAgain({ id, provider, model, status }: GenerationRow, at: number) {
    if (status !== 'uncertain' || !findTarget(provider, model)?.canList)
      throw new AppError(
        'conflict',
        status === 'uncertain'
          ? `There is nothing to look at. ${searchWords.noList(provider)}`
          : 'There is no job to look at: the provider gave no id',
      )
    return change(
      id,
      ['uncertain'],
      {
        status: 'uncertain',
        search_note: null,
        progress: JSON.stringify({ log: searchWords.looking(provider) }),
        attempts: 0,
        next_attempt_at: at,
        deadline_at: searchDeadline(at),
        lease_owner: null,
      },
      'It has been decided already',
    )
  }

  /** What it asks for may have become impossible since: a key, or the way for its pictures, is gone. */
  async function fitAgain(row: GenerationRow) {
    const { provider, model } = row
    const detail = await store.findDetail(row.id)
    if (detail === 'erased') throw erased()
    const { modes, routes } = await conditions()
    const mode = modes[provider]
    const target = findTarget(provider, model)
    const asked = { ...(inputsOf(row) ?? noInputs), aspectRatio: row.aspect_ratio }
    const result = fit(
      { ...asked, prompt: detail?.prompt ?? '' },
      { provider, model },
      { modes, routes },
    )
    if (result.kind === 'unavailable') throw new AppError('unavailable', result.reason)
    if (mode === 'off' || !target) throw new AppError('unavailable', 'Not available')
    const kept: string[] = JSON.parse(row.adjustments)
    const relayed = relays.map((relay) => relaySentence(provider, relay))
    const all = [...kept.filter((words) => !relayed.includes(words)), ...result.adjustments]
    return { mode, target, adjustments: JSON.stringify([...new Set(all)]) }
  }

  return {
    /** Ends it at once where that is certain; where the provider has to be asked, the worker does it next. */
    async cancel(id: string): Promise<Generation> {
      const row = await find(id)
      if (row.status === 'canceled') return toGeneration(row)
      const at = now()
      const canceled = { status: 'canceled', finished_at: at, progress: '{}' } as const
      if (
        await store.patchIf(id, ['queued'], {
          ...canceled,
          actual_usd: 0,
          next_attempt_at: null,
          lease_owner: null,
        })
      )
        return toGeneration(await find(id))
      const canAsk = findTarget(row.provider, row.model)?.canCancel
      if (
        !canAsk &&
        (await store.patchIf(id, ['running'], {
          ...canceled,
          next_attempt_at: at,
          lease_owner: null,
        }))
      ) {
        wakeWorker()
        return toGeneration(await find(id))
      }
      return change(
        id,
        ['submitting', 'running'],
        {
          cancel_requested: 1,
          ...(row.status === 'running' && { next_attempt_at: at, lease_owner: null }),
        },
        'It has ended already',
      )
    },

    /** A repetition under the same run. Asked twice, it is made once. */
    async retry(id: string): Promise<Generation> {
      const row = await find(id)
      const { canRetry, message } = describeFailure(row.failure_code ?? 'unknown', row)
      if (row.status === 'failed' && !canRetry)
        throw new AppError('conflict', `Sending the same again cannot help. ${message}`)
      const { mode, target, adjustments } = await fitAgain(row)

      const at = now()
      const retry = await store.insertRetry(
        {
          id: uuidV7(),
          run_id: row.run_id,
          provider: row.provider,
          model: row.model,
          mode,
          status: 'queued',
          kind: row.kind,
          aspect_ratio: row.aspect_ratio,
          inputs: row.inputs,
          adjustments,
          progress: '{}',
          estimated_usd: estimateUsd(
            target,
            row.aspect_ratio,
            mode,
            kindOf(inputsOf(row) ?? noInputs),
          ),
          created_at: at,
          favorite: 0,
          next_attempt_at: at,
          retry_of: row.id,
        },
        repeatable,
        row.status === 'uncertain' ? dismissed(at) : {},
      )
      if (!retry) throw new AppError('conflict', 'It has not ended yet')
      if (retry.isNew) wakeWorker()
      const made = await store.find(retry.id)
      if (!made) throw notFound('Generation')
      if (made.erased_at !== null)
        throw new AppError('gone', 'It was repeated, and the repetition was deleted for ever')
      return toGeneration(made)
    },

    /** Looks at the provider's job once more, with a new deadline. It costs nothing. */
    async lookAgain(id: string): Promise<Generation> {
      const row = await find(id)
      const at = now()
      if (row.job_id === null && row.picture_url === null) return searchAgain(row, at)
      return change(
        id,
        repeatable,
        {
          status: row.picture_url === null ? 'running' : 'saving',
          failure_code: null,
          provider_message: null,
          actual_usd: null,
          finished_at: null,
          cancel_requested: 0,
          attempts: 0,
          next_attempt_at: at,
          deadline_at: at + jobDeadlineMs,
        },
        'It is being looked at already',
      )
    },

    async dismiss(id: string): Promise<Generation> {
      await find(id)
      const refusal = 'Only a generation without a clear answer can be dismissed'
      return change(id, ['uncertain'], dismissed(now()), refusal)
    },
  }
}

const dismissed = (at: number): Change => ({
  status: 'failed',
  failure_code: 'dismissed',
  finished_at: at,
  next_attempt_at: null,
  lease_owner: null,
})
