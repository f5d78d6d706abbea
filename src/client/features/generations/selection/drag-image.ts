import { countOf } from '../../../lib/format.ts'
import { drawnTiles, idOfTile } from './tile.ts'

const mostShown = 3
/** The longer side of a picture. */
const longestPx = 120
/** How far each of the lower ones is turned. */
const turns = [0, 7, -6]
const room = { width: 184, height: 168 }

/** What hangs on the pointer while several are dragged: some of them on a pile, and how many they are. */
export function showDragImage(
  data: Pick<DataTransfer, 'setDragImage'>,
  pressedId: string,
  ids: readonly string[],
) {
  const element = document.createElement('div')
  // It has to be on the page, but not in sight.
  element.className = 'fixed -top-[400px] left-0'
  const badge = document.createElement('span')
  badge.className =
    'absolute bottom-0 left-1/2 -translate-x-1/2 rounded-full bg-action px-3 py-1 text-sm font-medium whitespace-nowrap text-on-action'
  badge.textContent = countOf(ids.length, 'image')
  element.append(pile(picturesOf([pressedId, ...ids])), badge)
  document.body.append(element)
  data.setDragImage(element, room.width / 2, room.height / 2)
  // The browser has taken its picture of it by then.
  setTimeout(() => element.remove())
}

/** Those that are drawn, the first of them on top. */
function picturesOf(ids: readonly string[]): HTMLImageElement[] {
  const byId = new Map(drawnTiles().map((tile) => [idOfTile(tile), tile]))
  return Array.from(new Set(ids))
    .flatMap((id) => byId.get(id)?.querySelector('img') ?? [])
    .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
    .slice(0, mostShown)
}

/** Drawn at once: an image of its own would not be there yet when the browser looks. */
function pile(pictures: readonly HTMLImageElement[]): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = room.width * devicePixelRatio
  canvas.height = room.height * devicePixelRatio
  canvas.style.width = `${room.width}px`
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.scale(devicePixelRatio, devicePixelRatio)
  context.translate(room.width / 2, room.height / 2)
  for (const [index, picture] of [...pictures.entries()].toReversed()) {
    const { naturalWidth, naturalHeight } = picture
    const scale = longestPx / Math.max(naturalWidth, naturalHeight)
    const [width, height] = [naturalWidth * scale, naturalHeight * scale]
    context.save()
    context.rotate(((turns[index] ?? 0) * Math.PI) / 180)
    context.beginPath()
    context.roundRect(-width / 2, -height / 2, width, height, 8)
    context.shadowColor = 'rgb(0 0 0 / 0.4)'
    context.shadowBlur = 10
    context.fill()
    context.clip()
    context.drawImage(picture, -width / 2, -height / 2, width, height)
    // Dark ones lie on dark ones: an edge, of which the clip leaves the inner half.
    context.strokeStyle = 'rgb(255 255 255 / 0.35)'
    context.lineWidth = 2
    context.stroke()
    context.restore()
  }
  return canvas
}
