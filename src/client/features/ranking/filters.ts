import { aspectRatios } from '#shared/catalog.ts'
import type { RankingQuery } from '#shared/vote.ts'

export const modes = ['live', 'sandbox'] as const

/** What the ranking is asked for, as its address says. */
export function parseFilters(search: string): RankingQuery {
  const params = new URLSearchParams(search)
  const mode = modes.find((known) => known === params.get('mode'))
  const ratio = aspectRatios.find((known) => known === params.get('ratio'))
  return { ...(mode && { mode }), ...(ratio && { ratio }) }
}

export function formatFilters({ mode, ratio }: RankingQuery): string {
  const parts = [mode && `mode=${mode}`, ratio && `ratio=${ratio}`].filter(Boolean)
  return parts.length === 0 ? '/ranking' : `/ranking?${parts.join('&')}`
}
