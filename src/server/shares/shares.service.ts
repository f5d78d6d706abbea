import { v7 as uuidV7 } from 'uuid'
import type { Page, PageQuery } from '#shared/list-query.ts'
import type { CreatedShare, Hidden, NewShare, Share } from '#shared/share.ts'
import { AppError, notFound } from '../errors.ts'
import { createSharedContent, isShown } from './shared-content.ts'
import type { SharedContentDeps } from './shared-content.ts'
import { hashOf, isShareToken, newShareToken } from './share-token.ts'
import type { ListedShareRow, ShareRow, ShareStore } from './shares.store.ts'

export interface ShareServiceDeps extends SharedContentDeps {
  store: ShareStore
  /** Where the world reaches us; else a link leads to the address that it was asked for at. */
  publicUrl: string | undefined
  now: () => number
  onError: (error: unknown) => void
}

export type ShareService = ReturnType<typeof createShareService>

export function createShareService(deps: ShareServiceDeps) {
  const { store, publicUrl, runs, now, onError } = deps
  const contentOf = createSharedContent(deps)

  /** The run that is shown, or that of the first generation. */
  async function subjectOf({ runId, generationId, generationIds }: NewShare) {
    const unknown = (field: string) =>
      new AppError('unavailable', 'This is not in the studio any more', { field })
    if (runId !== undefined) {
      const run = await runs.find(runId)
      if (!run?.generations.length) throw unknown('runId')
      return { runId, ids: null }
    }
    const ids = generationIds ?? (generationId === undefined ? [] : [generationId])
    const found = await Promise.all(ids.map((id) => deps.generations.find(id)))
    const missing = found.findIndex((row) => !row || !isShown(row))
    if (missing >= 0) throw unknown(generationIds ? `generationIds.${missing}` : 'generationId')
    const [first] = found
    if (!first) throw unknown('generationIds')
    return { runId: first.run_id, ids }
  }

  async function findOpen(token: string): Promise<ShareRow> {
    const row = isShareToken(token) ? await store.findByTokenHash(hashOf(token)) : undefined
    if (!row) throw notFound('Link')
    const isOver = row.expires_at !== null && row.expires_at <= now()
    if (row.revoked_at !== null || isOver) throw new AppError('gone', gone)
    return row
  }

  async function open(token: string) {
    const row = await findOpen(token)
    const content = await contentOf(row, token)
    if (content.items.length === 0) throw new AppError('gone', gone)
    return { row, content }
  }

  return {
    async create(input: NewShare, origin: string): Promise<CreatedShare> {
      const at = now()
      const { hidePrompt, hideReferences, hideProviders, hidePrices } = input
      const expiresAt = input.expiresAt === null ? null : Date.parse(input.expiresAt)
      if (expiresAt !== null && expiresAt <= at)
        throw new AppError('invalid_request', 'This moment has passed', { field: 'expiresAt' })
      const { runId, ids } = await subjectOf(input)
      const hidden: Hidden = { hidePrompt, hideReferences, hideProviders, hidePrices }
      const token = newShareToken()
      const id = uuidV7()
      await store.insert({
        id,
        token_hash: hashOf(token),
        run_id: runId,
        generation_ids: ids && JSON.stringify(ids),
        hidden: JSON.stringify(hidden),
        created_at: at,
        expires_at: expiresAt,
        revoked_at: null,
        views: 0,
        last_viewed_at: null,
      })
      return { id, token, url: `${publicUrl ?? origin}/s/${token}` }
    },

    async list(query: PageQuery): Promise<Page<Share>> {
      const page = await store.list(query)
      return { ...page, items: page.items.map(toShare) }
    },

    /** From the next request on, the link shows nothing. */
    async revoke(tokenOrId: string): Promise<void> {
      if (!(await store.revoke({ tokenHash: hashOf(tokenOrId), id: tokenOrId }, now())))
        throw notFound('Link')
    },

    read: async (token: string) => (await open(token)).content,

    /** As `read`, and somebody looked at it. */
    async view(token: string) {
      const { row, content } = await open(token)
      // Counting is no reason to let anybody wait, or to show nothing.
      store.countView(row.id, now()).catch(onError)
      return content
    },

    /** Throws unless the image is one of those that the link shows. */
    async checkImage(token: string, imageId: string): Promise<void> {
      const { content } = await open(token)
      const shown = [...content.items, ...content.references].map(({ image }) => image?.id)
      if (!shown.includes(imageId)) throw notFound('Image')
    },
  }
}

const gone = 'This link shows nothing any more'

const toIso = (ms: number) => new Date(ms).toISOString()
const toIsoOrNull = (ms: number | null) => (ms === null ? null : toIso(ms))

function toShare(row: ListedShareRow): Share {
  const hidden: Hidden = JSON.parse(row.hidden)
  return {
    id: row.id,
    runId: row.generation_ids === null ? row.run_id : null,
    generationIds: row.generation_ids === null ? null : JSON.parse(row.generation_ids),
    title: row.prompt ?? '',
    ...hidden,
    createdAt: toIso(row.created_at),
    expiresAt: toIsoOrNull(row.expires_at),
    revokedAt: toIsoOrNull(row.revoked_at),
    views: row.views,
    lastViewedAt: toIsoOrNull(row.last_viewed_at),
  }
}
