import { useLayoutEffect } from 'react'
import { create } from 'zustand'
import { blocksIn, emptyStack, findBlock } from './blocks.ts'
import type { Block, PlacedBlock, Range, Stack } from './blocks.ts'
import { readPlace } from './place.ts'

/**
 * What of the gallery is on the page. At first that is its beginning; `scroller.ts` comes at the first move and
 * shifts it. There is one gallery.
 */
export const stage = {
  stack: emptyStack,
  /** Which list is shown; another one begins anew. */
  list: '',
  container: null as HTMLElement | null,
  /** Blocks in sight by one of their ids, with their tops: they stay where they are when others come or go. */
  anchors: [] as { id: string; top: number }[],
  /** Where one was, until it is reached or one moves. */
  target: null as { id: string; offset: number } | null,
  /** What has the focus stays on the page. */
  held: null as string | null,
  /** Called after each drawing. */
  onSettled: new Set<() => void>(),
}

const firstScreens = (): Range => ({ from: 0, to: 2 * window.innerHeight })

export const useRangeStore = create<Range>()(firstScreens)

/** The blocks to draw. Those in sight keep their place on the screen when the stack changes above them. */
export function useShownBlocks<B extends Block>(
  all: Stack<B>,
  list: string,
): readonly PlacedBlock<B>[] {
  const range = useRangeStore()
  useLayoutEffect(() => settle(all, list), [all, list])
  // Already in this drawing, or what is in sight would go and come again.
  return blocksIn(all, list === stage.list ? moved(range, shiftOf(all)) : startOf(all), stage.held)
}

function settle(all: Stack, list: string) {
  if (list === stage.list) {
    const shift = shiftOf(all)
    stage.stack = all
    if (shift !== 0) {
      stage.anchors = stage.anchors.map(({ id, top }) => ({ id, top: top + shift }))
      useRangeStore.setState(moved(useRangeStore.getState(), shift))
      window.scrollBy(0, shift)
    }
  } else begin(all, list)
  tellSettled()
}

export function tellSettled() {
  for (const notify of stage.onSettled) notify()
}

function begin(all: Stack, list: string) {
  const isFirst = stage.list === ''
  stage.stack = all
  stage.list = list
  const place = readPlace()
  const block = place?.id === undefined ? undefined : findBlock(all, place.id)
  stage.anchors = block && place?.id ? [{ id: place.id, top: block.top }] : []
  useRangeStore.setState(startOf(all))
  const top = (stage.container?.getBoundingClientRect().top ?? 0) + window.scrollY
  if (block) {
    const { id = '', offset = 0 } = place ?? {}
    stage.target = { id, offset }
    window.scrollTo(0, top + block.top - offset)
  } else if (place) window.scrollTo(0, place.y)
  // What was scrolled to in another list is nowhere in this one.
  else if (!isFirst && window.scrollY > top - headRoom) window.scrollTo(0, top - headRoom)
}

/** Under the page's header and the slim form. */
export const sightLine = 112
/** With the gallery's own head. */
export const headRoom = sightLine + 56

function startOf(all: Stack): Range {
  const { id } = readPlace() ?? {}
  const block = id === undefined ? undefined : findBlock(all, id)
  return block ? moved(firstScreens(), block.top - window.innerHeight / 2) : firstScreens()
}

/** How far what is in sight is moved by what came, went or changed above it. */
function shiftOf(all: Stack): number {
  if (all === stage.stack) return 0
  for (const { id, top } of stage.anchors) {
    const block = findBlock(all, id)
    if (block) return block.top - top
  }
  return 0
}

const moved = ({ from, to }: Range, shift: number): Range => ({
  from: from + shift,
  to: to + shift,
})

/** The gallery has gone from the page. */
export function clearStage() {
  Object.assign(stage, { stack: emptyStack, list: '', anchors: [], target: null, held: null })
  useRangeStore.setState(firstScreens())
  tellSettled()
}
