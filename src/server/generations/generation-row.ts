import type { Selectable } from 'kysely'
import { providerNames } from '#shared/catalog.ts'
import { describeFailure } from '#shared/failure.ts'
import type { Generation } from '#shared/generation.ts'
import { formatUsd } from '#shared/price.ts'
import type { Inputs } from '#shared/references.ts'
import { AppError } from '../errors.ts'
import type { Database } from '../db/database.ts'
import type { GenerationTable } from '../db/schema.ts'
import { toImage } from '../images/image-row.ts'
import type { ImageRow } from '../images/image-row.ts'

type ImageColumns = {
  [Column in keyof ImageRow as `image_${Column}`]: ImageRow[Column] | null
}
export type GenerationRow = Selectable<GenerationTable> & ImageColumns

/** A generation with its image, in one row. */
export const selectGenerations = (db: Database) =>
  db
    .selectFrom('generations')
    .leftJoin('images', 'images.id', 'generations.image_id')
    .selectAll('generations')
    .select([
      'images.width as image_width',
      'images.height as image_height',
      'images.bytes as image_bytes',
      'images.type as image_type',
      'images.thumbhash as image_thumbhash',
      'images.created_at as image_created_at',
    ])

/** The answer to whoever asks for one that was deleted for ever. */
export const erased = () => new AppError('gone', 'This generation was deleted for ever')

/** The pictures that it works with; null where it works from words alone. */
export const inputsOf = ({ inputs }: Pick<GenerationRow, 'inputs'>): Inputs | null =>
  inputs === null ? null : JSON.parse(inputs)

const toIso = (ms: number) => new Date(ms).toISOString()
const toIsoOrNull = (ms: number | null) => (ms === null ? null : toIso(ms))

export function toGeneration(row: GenerationRow): Generation {
  return {
    id: row.id,
    runId: row.run_id,
    provider: row.provider,
    model: row.model,
    mode: row.mode,
    status: row.status,
    aspectRatio: row.aspect_ratio,
    progress: JSON.parse(row.progress),
    adjustments: JSON.parse(row.adjustments),
    failure: toFailure(row),
    image: toImageOrNull(row),
    cost: { estimatedUsd: row.estimated_usd, actualUsd: row.actual_usd },
    times: {
      createdAt: toIso(row.created_at),
      submittedAt: toIsoOrNull(row.submitted_at),
      runningAt: toIsoOrNull(row.running_at),
      finishedAt: toIsoOrNull(row.finished_at),
    },
    jobId: row.job_id,
    favorite: row.favorite === 1,
    deletedAt: toIsoOrNull(row.deleted_at),
    ...(row.erased_at !== null && { erased: true }),
    retryOf: row.retry_of,
    cursor: String(row.revision),
  }
}

function toFailure(row: GenerationRow): Generation['failure'] {
  if (row.failure_code === null) return null
  const { message, canRetry } = describeFailure(row.failure_code, row)
  return {
    code: row.failure_code,
    message: [chargeSentence(row), message, searchSentence(row)].filter(Boolean).join(' '),
    ...(row.provider_message !== null && { providerMessage: row.provider_message }),
    canRetry,
  }
}

/** What is known about money, first: that is what a person wants to know of a failure. */
function chargeSentence({ mode, status, actual_usd, provider }: GenerationRow): string {
  if (status !== 'failed' || mode === 'sandbox') return ''
  if (actual_usd === 0) return 'Nothing was charged.'
  return `${providerNames[provider]} may have charged for it.`
}

/** Of an uncertain one: what the provider's list said, and what it may have cost. */
function searchSentence({ status, mode, search_note, estimated_usd }: GenerationRow): string {
  if (status !== 'uncertain') return ''
  const cost = mode === 'live' ? `It may have cost ${formatUsd(estimated_usd)}.` : ''
  return [search_note, cost].filter(Boolean).join(' ')
}

function toImageOrNull(row: GenerationRow) {
  if (row.image_id === null || row.image_width === null) return null
  return toImage({
    id: row.image_id,
    width: row.image_width,
    height: row.image_height ?? 0,
    bytes: row.image_bytes ?? 0,
    type: row.image_type ?? '',
    thumbhash: row.image_thumbhash ?? '',
    created_at: row.image_created_at ?? 0,
  })
}
