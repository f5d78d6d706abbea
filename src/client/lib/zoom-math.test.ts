import { expect, it } from 'vitest'
import {
  followIn,
  formatView,
  maxZoomOf,
  panBy,
  parseView,
  pixelScale,
  pixelZoom,
  placeIn,
  seenIn,
  wholeView,
  withinReach,
  zoomAround,
} from './zoom-math.ts'
import type { Framed, View } from './zoom-math.ts'

const wide: Framed = {
  picture: { width: 2000, height: 1000 },
  frame: { width: 500, height: 400 },
}
const small: Framed = { picture: { width: 1000, height: 500 }, frame: { width: 500, height: 400 } }
const tall: Framed = { picture: { width: 1000, height: 2000 }, frame: { width: 500, height: 400 } }

/** Which point of the picture lies at a point of the frame, given from its middle. */
function under(framed: Framed, view: View, point: { x: number; y: number }) {
  const { x, y } = placeIn(framed, view)
  const shown = framed.picture.width * pixelScale(framed, view.zoom, 1)
  const high = framed.picture.height * pixelScale(framed, view.zoom, 1)
  return {
    x: (point.x + framed.frame.width / 2 - x) / shown,
    y: (point.y + framed.frame.height / 2 - y) / high,
  }
}

it('begins with the whole picture in the middle of its frame', () => {
  expect(placeIn(wide, wholeView)).toEqual({ x: 0, y: 75 })
  expect(placeIn(tall, wholeView)).toEqual({ x: 150, y: 0 })
})

it('keeps what is under the pointer under it', () => {
  const point = { x: 120, y: -60 }
  const from = { zoom: 4, x: 0.4, y: 0.5 }
  const to = zoomAround(wide, from, 1.7, point, 20)
  expect(to.zoom).toBeCloseTo(6.8)
  const [before, after] = [under(wide, from, point), under(wide, to, point)]
  expect(after.x).toBeCloseTo(before.x, 10)
  expect(after.y).toBeCloseTo(before.y, 10)
})

it('keeps it also where this picture cannot follow the others all the way', () => {
  const point = { x: -100, y: 30 }
  const from = { zoom: 2, x: 0.02, y: 0.05 }
  const [before, after] = [
    under(wide, from, point),
    under(wide, zoomAround(wide, from, 1.5, point, 20), point),
  ]
  expect(after.x).toBeCloseTo(before.x, 10)
  expect(after.y).toBeCloseTo(before.y, 10)
})

it('comes back to the whole picture, wherever it was', () => {
  const far = zoomAround(wide, wholeView, 5, { x: 240, y: 80 }, 20)
  const back = zoomAround(wide, far, 0.01, { x: -200, y: 0 }, 20)
  expect(followIn(wide, back)).toEqual(wholeView)
})

it('never leaves the picture for what is beside it', () => {
  const view = { zoom: 4, x: 0, y: 1 }
  const { x, y } = placeIn(wide, view)
  expect(x).toBe(0)
  expect(y).toBeCloseTo(400 - 250 * 4)
})

it('shows the same share of pictures of different size', () => {
  const view = { zoom: 3, x: 0.3, y: 0.6 }
  expect(placeIn(small, view)).toEqual(placeIn(wide, view))
})

it('moves with the hand', () => {
  const from = { zoom: 4, x: 0.5, y: 0.5 }
  const to = panBy(wide, from, { x: 40, y: -10 })
  const [before, after] = [placeIn(wide, from), placeIn(wide, to)]
  expect(after.x - before.x).toBeCloseTo(40)
  expect(after.y - before.y).toBeCloseTo(-10)
})

it('goes as far as one of the linked pictures can follow, and no further', () => {
  const view = { zoom: 2, x: 0.1, y: 0.1 }
  // The wide one has more to its sides, the tall one above.
  expect(withinReach([wide], view)).toEqual({ zoom: 2, x: 0.25, y: 0.4 })
  expect(withinReach([wide, tall], view)).toEqual({ zoom: 2, x: 0.25, y: 0.25 })
})

it('knows which part of a picture is seen, never more than there is', () => {
  const middle = { left: 0.25, top: expect.closeTo(0.1), width: 0.5, height: 0.8 }
  expect(seenIn(wide, { zoom: 2, x: 0.5, y: 0.5 })).toEqual(middle)
  // The tall one is as wide as it can be seen, and held at its own edge.
  expect(seenIn(tall, { zoom: 2, x: 0, y: 0 })).toEqual({ left: 0, top: 0, width: 1, height: 0.5 })
})

it('knows the zoom at which a pixel is a pixel, also on a dense screen', () => {
  expect(pixelZoom(wide, 1)).toBe(4)
  expect(pixelZoom(wide, 2)).toBe(2)
  expect(pixelScale(wide, 4, 1)).toBe(1)
  expect(maxZoomOf([wide, small], 1)).toBe(32)
})

it('survives the way through an address', () => {
  expect(parseView(formatView({ zoom: 2.5, x: 0.25, y: 0.75 }))).toEqual({
    zoom: 2.5,
    x: 0.25,
    y: 0.75,
  })
})

it.each([null, '', 'a,b,c', '2', '0.5,0.5,0.5', '2,7,0.5', '1e9,0.5,0.5', 'NaN,0,0'])(
  'takes %j for the whole picture',
  (text) => {
    expect(parseView(text)).toEqual(wholeView)
  },
)
