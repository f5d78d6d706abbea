import { navigate } from 'wouter/use-browser-location'
import { atOf, withGallery } from '../../../lib/gallery-address.ts'
import { findBlock } from './blocks.ts'
import { currentGallery, wantScroller } from './follow.ts'
import { headRoom, sightLine, stage, tellSettled } from './stage.ts'

/** For what works on the gallery as a whole: selection, keys, jumps. */

/** The generations that are listed now, in reading order, whether or not they are on the page. */
export const orderedIds = () => stage.stack.blocks.flatMap(({ tiles }) => tiles.map(({ id }) => id))

/** Brings a generation onto the page and into sight; null if it is not listed. */
export async function scrollToId(id: string): Promise<HTMLElement | null> {
  if (!findTile(id)) await wantScroller()
  const block = findBlock(stage.stack, id)
  if (!block || !stage.container) return null
  if (!findTile(id)) {
    const top = stage.container.getBoundingClientRect().top + window.scrollY + block.top
    window.scrollTo(0, top - window.innerHeight / 3)
    tellSettled()
    await new Promise(requestAnimationFrame)
  }
  const tile = findTile(id)
  tile?.scrollIntoView({ block: 'nearest' })
  return tile
}

const findTile = (id: string) =>
  stage.container?.querySelector<HTMLElement>(`[data-generation="${id}"]`) ?? null

/** To what was made at a time, or null: to the newest. */
export function jumpTo(at: string | null) {
  const gallery = currentGallery()
  if (!gallery) return
  forgetPlace()
  const { search, list } = gallery
  if ((atOf(search) ?? null) !== at) return navigate(withGallery('/', search, { at: at ?? '' }))
  if (list.at !== (at ?? undefined)) return gallery.startAnew()
  const { blocks, tops } = stage.stack
  const first = blocks.findIndex(({ tiles }) => !at || createdAtOf(tiles[0]?.id) <= at)
  scrollToTop(tops[first] ?? 0)
}

const createdAtOf = (id: string | undefined) =>
  currentGallery()
    ?.query.data?.pages.flatMap(({ items }) => items)
    .find(({ generations }) => generations.some((it) => it.id === id))?.createdAt ?? ''

/** Or the list would begin there again. */
function forgetPlace() {
  stage.target = null
  const { place: _place, ...state } = { place: undefined, ...history.state }
  history.replaceState(state, '')
}

function scrollToTop(top: number) {
  if (!stage.container) return
  const start = stage.container.getBoundingClientRect().top + window.scrollY
  window.scrollTo(0, start + top - (top === 0 ? headRoom : sightLine))
}
