import { aspectRatios } from '#shared/catalog.ts'
import type { FindKind } from '#shared/find.ts'
import type { RankingQuery } from '#shared/vote.ts'

export const modes = ['live', 'sandbox'] as const
export const kinds = ['text', 'references', 'modify', 'reframe'] as const satisfies FindKind[]

/** What the ranking is asked for, as its address says. */
export function parseFilters(search: string): RankingQuery {
  const params = new URLSearchParams(search)
  const mode = modes.find((known) => known === params.get('mode'))
  const ratio = aspectRatios.find((known) => known === params.get('ratio'))
  const kind = kinds.find((known) => known === params.get('kind'))
  return { ...(mode && { mode }), ...(ratio && { ratio }), ...(kind && { kind }) }
}

export function formatFilters({ mode, ratio, kind }: RankingQuery): string {
  const parts = [mode && `mode=${mode}`, ratio && `ratio=${ratio}`, kind && `kind=${kind}`]
  const search = parts.filter(Boolean).join('&')
  return search === '' ? '/ranking' : `/ranking?${search}`
}
