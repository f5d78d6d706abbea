export interface Size {
  width: number
  height: number
}

/** What part of a picture is looked at: the same for all that are linked, whatever their size. */
export interface View {
  /** 1 shows the whole picture. */
  zoom: number
  /** The point in the middle of the frame, as a share of the picture. */
  x: number
  y: number
}

/** A picture in the frame that shows it. */
export interface Framed {
  picture: Size
  frame: Size
}

export const wholeView: View = { zoom: 1, x: 0.5, y: 0.5 }

/** Beyond this many pixels of the screen for one of the picture there is nothing more to see. */
const maxPixelScale = 8

export const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), high)

/** The size at which a picture lies whole in its frame. */
export function fitIn({ picture, frame }: Framed): Size {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height)
  return { width: picture.width * scale, height: picture.height * scale }
}

/** How near the middle of the frame can come to the edge of the picture. */
const marginOf = (shown: number, frame: number) => Math.min(0.5, frame / (2 * shown))

const within = (share: number, margin: number) => clamp(share, margin, 1 - margin)

/** The view as this picture can follow it: never past its own edges. */
export function followIn(framed: Framed, view: View): View {
  const { width, height } = fitIn(framed)
  return {
    zoom: view.zoom,
    x: within(view.x, marginOf(width * view.zoom, framed.frame.width)),
    y: within(view.y, marginOf(height * view.zoom, framed.frame.height)),
  }
}

/** Where the fitted picture goes: from the top left corner of the frame, then scaled by the zoom. */
export function placeIn(framed: Framed, view: View): { x: number; y: number } {
  const { width, height } = fitIn(framed)
  const { zoom, x, y } = followIn(framed, view)
  return {
    x: framed.frame.width / 2 - x * width * zoom,
    y: framed.frame.height / 2 - y * height * zoom,
  }
}

/** The part of the picture that its frame shows, as shares of the picture. */
export function seenIn(framed: Framed, view: View) {
  const { width, height } = fitIn(framed)
  const { zoom, x, y } = followIn(framed, view)
  const seenWidth = Math.min(1, framed.frame.width / (width * zoom))
  const seenHeight = Math.min(1, framed.frame.height / (height * zoom))
  return {
    left: x - seenWidth / 2,
    top: y - seenHeight / 2,
    width: seenWidth,
    height: seenHeight,
  }
}

/** Zooms by a factor around a point, given from the middle of the frame: what lies under it stays there. */
export function zoomAround(
  framed: Framed,
  view: View,
  factor: number,
  point: { x: number; y: number },
  maxZoom: number,
): View {
  const { width, height } = fitIn(framed)
  const from = followIn(framed, view)
  const zoom = clamp(from.zoom * factor, 1, maxZoom)
  const shift = 1 / from.zoom - 1 / zoom
  return {
    zoom,
    x: from.x + (point.x / width) * shift,
    y: from.y + (point.y / height) * shift,
  }
}

/** Moves the picture by pixels of the screen. */
export function panBy(framed: Framed, view: View, by: { x: number; y: number }): View {
  const { width, height } = fitIn(framed)
  const { zoom, x, y } = followIn(framed, view)
  return { zoom, x: x - by.x / (width * zoom), y: y - by.y / (height * zoom) }
}

/** As far as at least one of the linked pictures can follow, so that none of them holds the others back. */
export function withinReach(all: readonly Framed[], view: View): View {
  const followed = all.map((framed) => followIn(framed, view))
  const nearest = (axis: 'x' | 'y') =>
    followed
      .map((own) => own[axis])
      .reduce((best, own) =>
        Math.abs(own - view[axis]) < Math.abs(best - view[axis]) ? own : best,
      )
  return all.length === 0 ? view : { zoom: view.zoom, x: nearest('x'), y: nearest('y') }
}

/** Pixels of the screen for one of the picture; 1 is the picture as it is. */
export const pixelScale = (framed: Framed, zoom: number, density: number) =>
  (fitIn(framed).width * zoom * density) / framed.picture.width

/** The zoom at which a pixel of the picture is one of the screen. */
export const pixelZoom = (framed: Framed, density: number) => 1 / pixelScale(framed, 1, density)

export const maxZoomOf = (all: readonly Framed[], density: number) =>
  Math.max(4, ...all.map((framed) => maxPixelScale * pixelZoom(framed, density)))

/** As it stands in an address. */
export const formatView = ({ zoom, x, y }: View) =>
  [zoom.toFixed(2), x.toFixed(3), y.toFixed(3)].join(',')

export function parseView(text: string | null): View {
  const [zoom, x, y] = (text ?? '').split(',').map(Number)
  if (!isShare(x) || !isShare(y) || zoom === undefined || !(zoom >= 1 && zoom <= 100))
    return wholeView
  return { zoom, x, y }
}

const isShare = (value: number | undefined): value is number =>
  value !== undefined && value >= 0 && value <= 1
