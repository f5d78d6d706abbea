import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Pair, ViewerMode } from './viewer-item.ts'
import { viewerModes } from './viewer-item.ts'

export const sortings = ['time', '-time', 'price', '-price'] as const
export type Sorting = (typeof sortings)[number]

/** What of the board stands in its address. Places are counted from 0 here, and from 1 there. */
export interface BoardState {
  mode: ViewerMode
  /** Places in the order in which they were given, not as they are sorted. */
  pair: Pair
  at: number
  /** Of a run with more than fit, the first one shown. */
  from: number
  sort: Sorting | null
}

export function parseBoardState(search: string): BoardState {
  const params = new URLSearchParams(search)
  const [first, second] = (params.get('pair') ?? '').split('-').map(placeOf)
  return {
    mode: viewerModes.find((mode) => mode === params.get('mode')) ?? 'grid',
    pair:
      first === undefined || second === undefined || first === second ? [0, 1] : [first, second],
    at: placeOf(params.get('at')) ?? 0,
    from: placeOf(params.get('from')) ?? 0,
    sort: sortings.find((sort) => sort === params.get('sort')) ?? null,
  }
}

function placeOf(text: string | null | undefined): number | undefined {
  const place = Number(text)
  return Number.isInteger(place) && place >= 1 && place <= 99 ? place - 1 : undefined
}

/** The address after a change; what is as usual does not stand in it, and what is not ours stays. */
export function withBoardState(search: string, state: Partial<BoardState>): string {
  const params = new URLSearchParams(search)
  const set = (name: string, value: string | null) =>
    value === null ? params.delete(name) : params.set(name, value)
  const { mode, pair, at, from, sort } = state
  if (mode !== undefined) set('mode', mode === 'grid' ? null : mode)
  if (pair !== undefined)
    set('pair', pair[0] === 0 && pair[1] === 1 ? null : `${pair[0] + 1}-${pair[1] + 1}`)
  if (at !== undefined) set('at', at === 0 ? null : String(at + 1))
  if (from !== undefined) set('from', from === 0 ? null : String(from + 1))
  if (sort !== undefined) set('sort', sort)
  return formatSearch(params)
}

/**
 * For what changes while a hand moves: beside the router and the history, and only once it rests. Nothing happens when
 * the board has been left by then.
 */
export function replaceInAddress(pathname: string, name: string, value: string | null) {
  if (window.location.pathname !== pathname) return
  const params = new URLSearchParams(window.location.search)
  if (params.get(name) === value) return
  if (value === null) params.delete(name)
  else params.set(name, value)
  window.history.replaceState(window.history.state, '', pathname + formatSearch(params))
}

/** Ids and numbers only: commas may stay as they are. */
function formatSearch(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

/** The state of the board, and a way to change it, which replaces the address. */
export function useBoardState(): [BoardState, (change: Partial<BoardState>) => void] {
  const search = useSearch()
  const [, navigate] = useLocation()
  const change = useCallback(
    (state: Partial<BoardState>) => {
      const { pathname, search: current } = window.location
      const { state: kept } = window.history
      navigate(pathname + withBoardState(current, state), { replace: true, state: kept })
    },
    [navigate],
  )
  return [parseBoardState(search), change]
}
