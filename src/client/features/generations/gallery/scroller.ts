import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import { isSettled } from '#shared/status.ts'
import { tellAway } from '../../../queries/news.ts'
import { findBlock, indexAt, placedIn } from './blocks.ts'
import { currentGallery } from './follow.ts'
import { readPlace } from './place.ts'
import type { Place } from './place.ts'
import { sightLine, stage, useRangeStore } from './stage.ts'
import { beginTurns, endTurns, prolongTurns, restMs } from './turns.ts'

const anchorCount = 8
/** The list of a place that is kept begins with so many runs before it. */
const runsBefore = 8
/** Further away than this, what is known of a generation goes; it comes again when it is looked at. */
const nearRuns = 25
const letGoMs = 1_000

/** Follows the window over the gallery: what is drawn, what is loaded, and where one is. */
export function startScroller() {
  let rest: ReturnType<typeof setTimeout> | undefined
  let letGo: ReturnType<typeof setTimeout> | undefined

  /** Where the stack begins on the page; what stands above it may grow. */
  let pageTop: number | undefined

  function update() {
    const { container, stack } = stage
    if (!container || stack.blocks.length === 0) {
      pageTop = undefined
      // All that was loaded may have been deleted, and there is more.
      if (container) loadAround(0)
      return
    }
    keepTarget(container)
    const { top } = container.getBoundingClientRect()
    pageTop = top + window.scrollY
    noteAnchors(top)
    showAround(top)
    loadAround(top)
    if (!readPlace() && window.scrollY > 0) keepPlaceSoon()
  }

  function keepPlaceSoon() {
    clearTimeout(rest)
    rest = setTimeout(keepPlaceNow, restMs)
  }

  function keepPlaceNow() {
    clearTimeout(rest)
    rest = undefined
    keepPlace()
  }

  function onScroll() {
    prolongTurns()
    update()
    keepPlaceSoon()
    clearTimeout(letGo)
    letGo = setTimeout(letGoFarOnes, letGoMs)
  }

  function onResize() {
    const { container, anchors } = stage
    if (container && pageTop !== undefined && anchors.length > 0) {
      const moved = container.getBoundingClientRect().top + window.scrollY - pageTop
      if (Math.abs(moved) >= 1) window.scrollBy(0, moved)
    }
    update()
  }

  // What is in sight is kept in its place by us, to the pixel.
  document.documentElement.style.overflowAnchor = 'none'
  window.addEventListener('scroll', onScroll, { passive: true })
  window.addEventListener('resize', update)
  new ResizeObserver(onResize).observe(document.body)
  for (const event of ['wheel', 'touchmove'])
    window.addEventListener(event, beginTurns, { passive: true })
  // Who moves by keys is on the way to a tile, which has to be there.
  window.addEventListener('keydown', endTurns, { capture: true })
  // Before the page, or the entry of the history, is left.
  for (const event of ['click', 'pagehide'])
    window.addEventListener(event, () => rest !== undefined && keepPlaceNow(), { capture: true })
  stage.onSettled.add(update)
  update()
}

/** Where one was may be out of reach until more is loaded. */
function keepTarget(container: HTMLElement) {
  const { target } = stage
  const block = target && findBlock(stage.stack, target.id)
  if (!block) return
  const off = container.getBoundingClientRect().top + block.top - target.offset
  if (Math.abs(off) >= 1) window.scrollBy(0, off)
}

/** At the head of the list nothing is held: there, what is new may push the rest down. */
function noteAnchors(top: number) {
  const { stack } = stage
  const line = sightLine - top
  const isNewest = !currentGallery()?.query.hasPreviousPage
  const isAtHead = line <= 0 && (isNewest || isSearching())
  tellAway(!(isAtHead && isNewest))
  const first = isAtHead ? stack.blocks.length : indexAt(stack, line)
  stage.anchors = placedIn(stack, first, first + anchorCount).map(({ block, top }) => ({
    id: block.tiles[0]?.id ?? block.key,
    top,
  }))
}

/** A screen above and a screen below what is in sight, in steps, so that most scrolling draws nothing. */
function showAround(top: number) {
  const screen = window.innerHeight
  const step = screen / 4
  const from = Math.floor((-top - screen) / step) * step
  const to = Math.ceil((-top + 2 * screen) / step) * step
  const shown = useRangeStore.getState()
  if (shown.from !== from || shown.to !== to) useRangeStore.setState({ from, to })
}

function loadAround(top: number) {
  const query = currentGallery()?.query
  if (!query || query.isFetching || query.isPlaceholderData) return
  const screen = window.innerHeight
  const isNearEnd = -top + 4 * screen > stage.stack.height
  if (isNearEnd && query.hasNextPage && !query.isFetchNextPageError)
    void query.fetchNextPage({ cancelRefetch: false })
  else if (
    -top < 2 * screen &&
    query.hasPreviousPage &&
    !query.isFetchPreviousPageError &&
    !isSearching()
  )
    void query.fetchPreviousPage({ cancelRefetch: false })
}

/** What comes in above must not carry the field away in which one types. */
const isSearching = () => document.activeElement?.matches('input[type=search]') === true

const loadedRuns = () => currentGallery()?.query.data?.pages.flatMap(({ items }) => items) ?? []

const indexOfRun = (id: string) =>
  loadedRuns().findIndex(({ generations }) => generations.some((it) => it.id === id))

function keepPlace() {
  const { container, anchors } = stage
  if (!container || stage.target) return
  const place = placeOf(container, anchors[0])
  history.replaceState({ ...history.state, place }, '')
}

function placeOf(container: HTMLElement, anchor: { id: string; top: number } | undefined): Place {
  const y = window.scrollY
  if (!anchor) return { y }
  const { id, top } = anchor
  const place = { y, id, offset: container.getBoundingClientRect().top + top }
  const index = indexOfRun(id)
  const isFromMiddle = currentGallery()?.query.hasPreviousPage
  if (index < runsBefore && !isFromMiddle) return place
  const at = loadedRuns()[Math.max(0, index - runsBefore)]?.createdAt
  return at ? { ...place, at } : place
}

function letGoFarOnes() {
  const gallery = currentGallery()
  const [anchor] = stage.anchors
  if (!gallery || gallery.query.isFetching) return
  const index = anchor ? indexOfRun(anchor.id) : 0
  const near = new Set(
    loadedRuns()
      .slice(Math.max(0, index - nearRuns), index + nearRuns)
      .flatMap(({ generations }) => generations.map(({ id }) => id)),
  )
  letGo(gallery.client, (id) => !near.has(id))
}

function letGo(client: QueryClient, isFar: (id: string) => boolean) {
  const cache = client.getQueryCache()
  for (const query of cache.findAll({ queryKey: ['generations'], type: 'inactive' })) {
    const generation = query.state.data as Generation | undefined
    if (generation && isSettled(generation.status) && isFar(generation.id)) cache.remove(query)
  }
}
