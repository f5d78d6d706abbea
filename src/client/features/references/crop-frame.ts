import type { AspectRatio } from '#shared/catalog.ts'

export interface Size {
  width: number
  height: number
}

/** What is kept: its ratio, its share of the largest such frame, and where it lies, from 0 (left, top) to 1. */
export interface Crop {
  ratio: AspectRatio
  size: number
  x: number
  y: number
}

/** In pixels of the source. */
export interface Frame extends Size {
  left: number
  top: number
}

export function frameOf({ ratio, size, x, y }: Crop, source: Size): Frame {
  const [across = 1, down = 1] = ratio.split(':').map(Number)
  const scale = Math.min(source.width / across, source.height / down) * size
  const width = clamp(Math.round(across * scale), 1, source.width)
  const height = clamp(Math.round(down * scale), 1, source.height)
  return {
    width,
    height,
    left: Math.round((source.width - width) * x),
    top: Math.round((source.height - height) * y),
  }
}

/** The crop after its frame was drawn that far; where there is no room to move, it stays. */
export function draggedBy(crop: Crop, source: Size, dx: number, dy: number): Crop {
  const frame = frameOf(crop, source)
  const shift = (at: number, by: number, room: number) =>
    room === 0 ? at : clamp(at + by / room, 0, 1)
  return {
    ...crop,
    x: shift(crop.x, dx, source.width - frame.width),
    y: shift(crop.y, dy, source.height - frame.height),
  }
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
