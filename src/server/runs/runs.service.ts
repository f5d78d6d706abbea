import { v7 as uuidV7 } from 'uuid'
import { estimateUsd } from '#shared/price.ts'
import { findTarget } from '#shared/catalog.ts'
import type { AspectRatio } from '#shared/catalog.ts'
import { findKindOf } from '#shared/find.ts'
import { fit } from '#shared/fit.ts'
import type { FitConditions } from '#shared/fit.ts'
import { refuseFrame } from '#shared/frame.ts'
import type { Image } from '#shared/image.ts'
import { referencesFor } from '#shared/references-for.ts'
import { imageIdsOf, kindOf } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import { newRunSchema } from '#shared/run.ts'
import type { NewRun, Run, RunPatch } from '#shared/run.ts'
import { AppError, notFound } from '../errors.ts'
import type { FindPageQuery } from '#shared/list-query.ts'
import type { NewGenerationRow } from '../generations/generations.store.ts'
import type { BatchService } from '../generations/batch.service.ts'
import type { ImageService } from '../images/images.service.ts'
import type { RunStore } from './runs.store.ts'

export interface RunServiceDeps {
  store: RunStore
  images: Pick<ImageService, 'hold'>
  batch: BatchService
  conditions: () => Promise<FitConditions>
  now: () => number
  /** Tells the worker that there is something to do. */
  wakeWorker: () => void
}

export type RunService = ReturnType<typeof createRunService>

export function createRunService({
  store,
  images,
  batch,
  conditions,
  now,
  wakeWorker,
}: RunServiceDeps) {
  async function get(id: string): Promise<Run> {
    const run = await store.find(id)
    if (run) return run
    throw (await store.findRequest(id)) === null ? erased() : notFound('Run')
  }

  async function findImages(run: NewRun): Promise<Map<string, Image>> {
    const found = new Map<string, Image>()
    for (const id of imageIdsOf(run)) {
      const image = await images.hold(id).catch((cause: unknown) => {
        throw new AppError('unavailable', 'A reference is not in this studio', {
          field: 'references',
          cause,
        })
      })
      found.set(id, image)
    }
    return found
  }

  /** The rows of a run's generations. One target that cannot do it refuses the whole run. */
  function plan(
    run: NewRun,
    at: number,
    conditions: FitConditions,
    pictures: Map<string, Image>,
  ): NewGenerationRow[] {
    return run.targets.flatMap((runTarget, index) => {
      const target = findTarget(runTarget.provider, runTarget.model)
      const mode = conditions.modes[runTarget.provider]
      const result = fit(run, runTarget, conditions)
      if (result.kind === 'unavailable' || !target || mode === 'off') {
        const field = result.kind === 'unavailable' ? result.field : 'provider'
        throw new AppError(
          'unavailable',
          result.kind === 'unavailable' ? result.reason : 'Not available',
          { field: field === 'prompt' ? 'prompt' : `targets.${index}.${field}` },
        )
      }
      checkFrame(run, result.aspectRatio, pictures)
      const inputs = { ...run, references: referencesFor(run.references, runTarget) }
      return Array.from({ length: run.copies }, (): NewGenerationRow => ({
        id: uuidV7(),
        run_id: run.id,
        provider: target.provider,
        model: target.model,
        mode,
        status: 'queued',
        kind: findKindOf(inputs),
        aspect_ratio: result.aspectRatio,
        inputs: toInputs(inputs),
        adjustments: JSON.stringify(result.adjustments),
        progress: '{}',
        estimated_usd: estimateUsd(target, result.aspectRatio, mode, kindOf(run)),
        created_at: at,
        favorite: 0,
        next_attempt_at: at,
      }))
    })
  }

  return {
    get,
    list: (query: FindPageQuery) => store.list(query),

    /**
     * Only writes down what is wanted and wakes the worker, which alone talks to providers. The same request under
     * the same id gives the same run and sends nothing.
     */
    async create(input: NewRun): Promise<{ run: Run; isNew: boolean }> {
      const request = JSON.stringify(input)
      const known = await store.findRequest(input.id)
      if (known === undefined) {
        const pictures = await findImages(input)
        const at = now()
        const rows = plan(input, at, await conditions(), pictures)
        const isNew = await store.insert(
          {
            id: input.id,
            created_at: at,
            prompt: input.prompt,
            request,
            title: null,
            picked_generation_id: null,
            remix_of: input.remixOf,
          },
          rows,
        )
        if (isNew) {
          wakeWorker()
          return { run: await get(input.id), isNew }
        }
      }
      const present = known === undefined ? await store.findRequest(input.id) : known
      if (present === null) throw erased()
      if (inPresentForm(present) !== request)
        throw new AppError('conflict', 'Another run has this id', { field: 'id' })
      return { run: await get(input.id), isNew: false }
    },

    async patch(id: string, patch: RunPatch): Promise<Run> {
      const run = await get(id)
      const { pickedGenerationId } = patch
      if (pickedGenerationId && !run.generations.some(({ id }) => id === pickedGenerationId))
        throw new AppError('invalid_request', 'No such generation in this run', {
          field: 'pickedGenerationId',
        })
      await store.patch(id, patch)
      return get(id)
    },

    /** To the trash, with all its generations. */
    async remove(id: string): Promise<void> {
      const run = await get(id)
      const ids = run.generations.map(({ id }) => id)
      if (ids.length > 0) await batch.change(ids, 'delete')
    },
  }
}

/** Nothing is sent again under its id: it may have been paid for. */
const erased = () => new AppError('gone', 'This run was deleted for ever')

/** The same for all targets of a ratio, so it is no target's fault. */
function checkFrame(
  { reframe }: NewRun,
  aspectRatio: AspectRatio | null,
  pictures: Map<string, Image>,
): void {
  const picture = reframe && pictures.get(reframe.imageId)
  const reason = picture && aspectRatio && refuseFrame(reframe, aspectRatio, picture)
  if (reason) throw new AppError('unavailable', reason, { field: 'reframe' })
}

function toInputs({ references, reframe }: Inputs): string | null {
  const hasAny = imageIdsOf({ references, reframe }).length > 0
  return hasAny ? JSON.stringify({ references, reframe }) : null
}

/** An older version knew fewer fields. */
const inPresentForm = (request: string | undefined) =>
  request && JSON.stringify(newRunSchema.parse(JSON.parse(request)))
