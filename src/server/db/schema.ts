import type { Generated } from 'kysely'
import type { AspectRatio, ModelId, ProviderId } from '#shared/catalog.ts'
import type { FailureCode } from '#shared/failure.ts'
import type { FindKind } from '#shared/find.ts'
import type { GenerationStatus } from '#shared/status.ts'

/**
 * The common subset of SQLite and PostgreSQL: text ids, times as epoch milliseconds, booleans as 0 and 1,
 * JSON as opaque text.
 */
export interface Tables {
  library: LibraryTable
  runs: RunTable
  generations: GenerationTable
  images: ImageTable
  reference_uploads: ReferenceUploadTable
  settings: SettingTable
  shares: ShareTable
  votes: VoteTable
}

/** One row. `revision` grows by one with each change of a generation; see `nextRevision`. */
export interface LibraryTable {
  id: number
  revision: number
}

export interface RunTable {
  id: string
  created_at: number
  prompt: string
  /** NewRun as parsed: what a repeated request is compared with. */
  request: string
  title: string | null
  picked_generation_id: string | null
  /** The request's: the generation whose settings filled the form. */
  remix_of: string | null
  /** When its last generation was erased, and its words with it. */
  erased_at: number | null
}

export interface GenerationTable {
  /** UUID v7: sorts by time of creation. */
  id: string
  run_id: string
  provider: ProviderId
  model: ModelId
  mode: 'live' | 'sandbox'
  status: GenerationStatus
  kind: FindKind
  aspect_ratio: AspectRatio | null
  /** `Inputs` as this target gets them; null where it works from words alone. */
  inputs: string | null
  adjustments: string
  progress: string
  /** SentRequest, from just before it was sent. */
  request: string | null
  job_id: string | null
  /** Where the finished picture waits to be fetched. */
  picture_url: string | null
  image_id: string | null
  failure_code: FailureCode | null
  provider_message: string | null
  /** A sentence: why the search in the provider's list did not find it. */
  search_note: string | null
  estimated_usd: number
  actual_usd: number | null
  created_at: number
  submitted_at: number | null
  running_at: number | null
  finished_at: number | null
  favorite: number
  deleted_at: number | null
  /** Only what counts is left of it: see `generations/trash.store.ts`. */
  erased_at: number | null
  retry_of: string | null
  revision: number
  /** Tries of the present step that went wrong in a row. */
  attempts: Generated<number>
  /** When the worker has to act, or until when a lease holds; null: nothing left to do. */
  next_attempt_at: number | null
  lease_owner: string | null
  /** When the worker gives up on the job. */
  deadline_at: number | null
  cancel_requested: Generated<number>
  /** A webhook came while it was leased: look again at once. */
  look_requested: Generated<number>
  /** A line of JSON for each step of its life; see `generations/history.ts`. */
  history: Generated<string>
}

export interface ImageTable {
  id: string
  width: number
  height: number
  bytes: number
  type: string
  thumbhash: string
  created_at: number
  /** When somebody last began to make use of it; nothing that was held a moment ago is swept away. */
  held_at: Generated<number>
  /** When a person last brought it; null: only generations did. */
  uploaded_at: number | null
}

/** A picture of ours in a provider's storage, so that it is sent there once. */
export interface ReferenceUploadTable {
  image_id: string
  provider: ProviderId
  mode: 'live' | 'sandbox'
  url: string
  expires_at: number
}

export interface SettingTable {
  name: string
  /** JSON. */
  value: string
}

/** A public link to a run or to some generations. */
export interface ShareTable {
  /** UUID v7: sorts by time of creation. */
  id: string
  /** Hex SHA-256 of the token, which itself is written nowhere. */
  token_hash: string
  /** The run whose generations it shows, or the run of the first of `generation_ids`. */
  run_id: string
  /** JSON; null for the whole run. */
  generation_ids: string | null
  /** JSON of `Hidden`. */
  hidden: string
  created_at: number
  expires_at: number | null
  revoked_at: number | null
  views: number
  last_viewed_at: number | null
}

/** What one person chose in one run, without knowing whose the images were. */
export interface VoteTable {
  /** UUID v7: sorts by time of creation. */
  id: string
  run_id: string
  /** Empty where the browser gave no name. */
  voter: string
  /** Null: it could not be told. */
  winner_id: string | null
  /** JSON of `Candidate[]`. */
  candidates: string
  /** The run's. */
  aspect_ratio: AspectRatio | null
  created_at: number
}
