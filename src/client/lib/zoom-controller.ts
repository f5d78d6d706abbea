import {
  fitIn,
  maxZoomOf,
  panBy,
  pixelScale,
  pixelZoom,
  placeIn,
  seenIn,
  wholeView,
  withinReach,
  zoomAround,
} from './zoom-math.ts'
import type { Framed, Size, View } from './zoom-math.ts'

export type ZoomController = ReturnType<typeof createZoomController>

interface Point {
  x: number
  y: number
}

const middle: Point = { x: 0, y: 0 }
const glideMs = 160
const restMs = 250

/**
 * One view for all linked pictures. It writes to the frames once a frame of the screen and never goes through React:
 * `--place` is what a picture inside is moved by, `--fit-width` and `--fit-height` are its size before that.
 */
export function createZoomController(initial: View = wholeView) {
  const frames = new Map<Element, Framed>()
  const watchers = new Set<(view: View) => void>()
  const restWatchers = new Set<(view: View) => void>()
  let view = initial
  let frameRequest: number | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined
  let glide: { from: View; to: View; startedAt: number } | undefined

  const density = () => window.devicePixelRatio || 1
  const all = () => Array.from(frames.values()).filter(({ frame }) => frame.width > 0)
  const referenceOf = (element: Element | null) => {
    const framed = element ? frames.get(element) : undefined
    return framed && framed.frame.width > 0 ? framed : all()[0]
  }

  function paint(now: number) {
    frameRequest = undefined
    if (glide) {
      const share = Math.min(1, (now - glide.startedAt) / glideMs)
      view = share === 1 ? glide.to : between(glide.from, glide.to, 1 - (1 - share) ** 3)
      if (share === 1) glide = undefined
      else request()
    }
    for (const [element, framed] of frames) place(element, framed, view)
    for (const watch of watchers) watch(view)
  }

  function request() {
    frameRequest ??= requestAnimationFrame(paint)
  }

  function place(element: Element, framed: Framed, { zoom }: View) {
    if (!(element instanceof HTMLElement) || framed.frame.width === 0) return
    const { x, y } = placeIn(framed, view)
    element.style.setProperty('--place', `translate(${x}px, ${y}px) scale(${zoom})`)
  }

  function go(next: View, isGliding = false) {
    const to = withinReach(all(), next)
    if (isGliding && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      glide = { from: view, to, startedAt: performance.now() }
    else {
      glide = undefined
      view = to
    }
    request()
    clearTimeout(restTimer)
    restTimer = setTimeout(() => {
      for (const watch of restWatchers) watch(to)
    }, restMs)
  }

  /** Where it is going, so that steps in quick succession add up. */
  const target = () => glide?.to ?? view

  return {
    getView: () => view,

    /** Links a frame and the picture in it, until the returned function is called. */
    add(element: HTMLElement, picture: Size) {
      const observer = new ResizeObserver(() => measure())
      function measure() {
        const framed = {
          picture,
          frame: { width: element.clientWidth, height: element.clientHeight },
        }
        frames.set(element, framed)
        if (framed.frame.width === 0) return
        const { width, height } = fitIn(framed)
        element.style.setProperty('--fit-width', `${width}px`)
        element.style.setProperty('--fit-height', `${height}px`)
        place(element, framed, view)
        request()
      }
      measure()
      observer.observe(element)
      return () => {
        observer.disconnect()
        frames.delete(element)
      }
    },

    /** Calls back in every frame in which the view has changed. */
    watch(listener: (view: View) => void) {
      watchers.add(listener)
      listener(view)
      return () => void watchers.delete(listener)
    },

    /** Calls back once it has come to rest. */
    watchRest(listener: (view: View) => void) {
      restWatchers.add(listener)
      return () => void restWatchers.delete(listener)
    },

    zoomBy(factor: number, element: Element | null = null, point = middle, isGliding = false) {
      const framed = referenceOf(element)
      if (framed)
        go(zoomAround(framed, target(), factor, point, maxZoomOf(all(), density())), isGliding)
    },

    panBy(by: Point, element: Element | null = null, isGliding = false) {
      const framed = referenceOf(element)
      if (framed) go(panBy(framed, target(), by), isGliding)
    },

    /** Brings that point of the pictures, a share of them, to the middle. */
    lookAt: (point: Point) => go({ zoom: target().zoom, ...point }),

    fit: () => go(wholeView, true),

    /** A pixel of that picture becomes one of the screen. */
    showPixels(element: Element | null = null, point = middle) {
      const framed = referenceOf(element)
      if (!framed) return
      const factor = Math.max(1, pixelZoom(framed, density())) / target().zoom
      go(zoomAround(framed, target(), factor, point, maxZoomOf(all(), density())), true)
    },

    /** Pixels of the screen for one of that picture. */
    scaleOf(element: Element | null = null): number | null {
      const framed = referenceOf(element)
      return framed ? pixelScale(framed, view.zoom, density()) : null
    },

    /** The part of that picture that can be seen, as shares of it. */
    seenIn(element: Element | null = null) {
      const framed = referenceOf(element)
      return framed ? seenIn(framed, view) : null
    },

    stop() {
      if (frameRequest !== undefined) cancelAnimationFrame(frameRequest)
      frameRequest = undefined
      clearTimeout(restTimer)
    },
  }
}

/** Zoom is felt in steps of the same factor, and the point follows what is shown, not the numbers. */
function between(from: View, to: View, share: number): View {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share
  const span = 1 / from.zoom - 1 / to.zoom
  const way = Math.abs(span) < 1e-6 ? share : (1 / from.zoom - 1 / zoom) / span
  return { zoom, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way }
}
