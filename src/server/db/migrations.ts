import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createPromptIndex } from './dialect.ts'

/** Never edit one that has been released: add another. Names sort in the order in which they run. */
export const migrations: Record<string, Migration> = {
  '0001-library': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('library')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('revision', 'bigint', (column) => column.notNull())
        .execute()
      await sql`insert into library (id, revision) values (1, 0)`.execute(db)

      await db.schema
        .createTable('runs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('prompt', 'text', (column) => column.notNull())
        .addColumn('request', 'text', (column) => column.notNull())
        .addColumn('title', 'text')
        .addColumn('picked_generation_id', 'text')
        .execute()
      await db.schema.createIndex('runs_by_time').on('runs').columns(['created_at', 'id']).execute()

      await db.schema
        .createTable('images')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('width', 'integer', (column) => column.notNull())
        .addColumn('height', 'integer', (column) => column.notNull())
        .addColumn('bytes', 'bigint', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('thumbhash', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute()

      await db.schema
        .createTable('generations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id'))
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('mode', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('aspect_ratio', 'text')
        .addColumn('adjustments', 'text', (column) => column.notNull())
        .addColumn('progress', 'text', (column) => column.notNull())
        .addColumn('request', 'text')
        .addColumn('job_id', 'text')
        .addColumn('picture_url', 'text')
        .addColumn('image_id', 'text', (column) => column.references('images.id'))
        .addColumn('failure_code', 'text')
        .addColumn('provider_message', 'text')
        .addColumn('estimated_usd', 'double precision', (column) => column.notNull())
        .addColumn('actual_usd', 'double precision')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('submitted_at', 'bigint')
        .addColumn('running_at', 'bigint')
        .addColumn('finished_at', 'bigint')
        .addColumn('favorite', 'integer', (column) => column.notNull())
        .addColumn('deleted_at', 'bigint')
        .addColumn('retry_of', 'text', (column) => column.unique())
        .addColumn('revision', 'bigint', (column) => column.notNull().unique())
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('next_attempt_at', 'bigint')
        .addColumn('lease_owner', 'text')
        .addColumn('deadline_at', 'bigint')
        .addColumn('cancel_requested', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createIndex('generations_by_run')
        .on('generations')
        .columns(['run_id', 'id'])
        .execute()
      await db.schema
        .createIndex('generations_due')
        .on('generations')
        .column('next_attempt_at')
        .where(sql.ref('next_attempt_at'), 'is not', null)
        .execute()
      await db.schema
        .createIndex('generations_finished')
        .on('generations')
        .columns(['provider', 'model', 'mode', 'finished_at'])
        .where(sql.ref('status'), '=', sql.lit('succeeded'))
        .execute()
    },
  },

  '0002-history': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('generations')
        .addColumn('history', 'text', (column) => column.notNull().defaultTo(''))
        .execute()
    },
  },

  '0003-search': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('generations').addColumn('search_note', 'text').execute()
      await db.schema
        .alterTable('generations')
        .addColumn('look_requested', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      // A library must open even if a provider has once given the same id twice: the first keeps it.
      await sql`
        update generations set job_id = null where exists (
          select 1 from generations as earlier
          where earlier.provider = generations.provider and earlier.mode = generations.mode
            and earlier.job_id = generations.job_id and earlier.id < generations.id
        )`.execute(db)
      await db.schema
        .createIndex('generations_job')
        .unique()
        .on('generations')
        .columns(['provider', 'mode', 'job_id'])
        .where(sql.ref('job_id'), 'is not', null)
        .execute()
    },
  },

  '0004-references': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('generations').addColumn('inputs', 'text').execute()
      await db.schema
        .createTable('reference_uploads')
        .addColumn('image_id', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('mode', 'text', (column) => column.notNull())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('reference_uploads_key', ['image_id', 'provider', 'mode'])
        .execute()
      await db.schema
        .createTable('settings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute()
    },
  },

  '0005-shares': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('shares')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('token_hash', 'text', (column) => column.notNull().unique())
        .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id'))
        .addColumn('generation_ids', 'text')
        .addColumn('hidden', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint')
        .addColumn('revoked_at', 'bigint')
        .addColumn('views', 'bigint', (column) => column.notNull())
        .addColumn('last_viewed_at', 'bigint')
        .execute()
    },
  },

  '0006-votes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('votes')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id'))
        .addColumn('voter', 'text', (column) => column.notNull())
        .addColumn('winner_id', 'text')
        .addColumn('candidates', 'text', (column) => column.notNull())
        .addColumn('aspect_ratio', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addUniqueConstraint('votes_one_each', ['run_id', 'voter'])
        .execute()
    },
  },

  '0007-find': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('generations')
        .addColumn('kind', 'text', (column) => column.notNull().defaultTo('text'))
        .execute()
      // `inputs` hold numbers and ids only, so nobody's words can look like these.
      await sql`
        update generations set kind = case
          when inputs like '%"reframe":{%' then 'reframe'
          when inputs like '%"modify":{%' then 'modify'
          else 'references'
        end where inputs like '%"imageId"%'`.execute(db)

      await db.schema.alterTable('runs').addColumn('remix_of', 'text').execute()
      const { rows } = await sql<{ id: string; request: string }>`
        select id, request from runs where request like '%"remixOf":"%'`.execute(db)
      for (const { id, request } of rows) {
        const { remixOf } = JSON.parse(request)
        await sql`update runs set remix_of = ${remixOf} where id = ${id}`.execute(db)
      }
      await db.schema
        .createIndex('runs_by_remix')
        .on('runs')
        .column('remix_of')
        .where(sql.ref('remix_of'), 'is not', null)
        .execute()
      await db.schema
        .createIndex('runs_picks')
        .on('runs')
        .column('picked_generation_id')
        .where(sql.ref('picked_generation_id'), 'is not', null)
        .execute()
      await createPromptIndex(db)
    },
  },

  '0008-trash': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('generations').addColumn('erased_at', 'bigint').execute()
      await db.schema.alterTable('runs').addColumn('erased_at', 'bigint').execute()
      // All that a search looks at, so that it need not look at the rows.
      await db.schema
        .createIndex('generations_find')
        .on('generations')
        .columns([
          'created_at',
          'id',
          'deleted_at',
          'erased_at',
          'provider',
          'model',
          'kind',
          'aspect_ratio',
          'status',
          'favorite',
          'run_id',
        ])
        .execute()
      // What is counted, in the order in which it is grouped.
      await db.schema
        .createIndex('generations_count')
        .on('generations')
        .columns([
          'provider',
          'model',
          'kind',
          'aspect_ratio',
          'status',
          'favorite',
          'deleted_at',
          'erased_at',
          'created_at',
          'id',
          'run_id',
        ])
        .execute()
      await db.schema
        .createIndex('generations_trash')
        .on('generations')
        .column('deleted_at')
        .where(sql.ref('deleted_at'), 'is not', null)
        .where(sql.ref('erased_at'), 'is', null)
        .execute()
      await db.schema
        .createIndex('generations_by_image')
        .on('generations')
        .column('image_id')
        .where(sql.ref('image_id'), 'is not', null)
        .execute()

      await db.schema
        .alterTable('images')
        .addColumn('held_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema.alterTable('images').addColumn('uploaded_at', 'bigint').execute()
      // What no generation brought, a person did.
      await sql`
        update images set uploaded_at = created_at where not exists (
          select 1 from generations where generations.image_id = images.id
        )`.execute(db)
    },
  },
}
