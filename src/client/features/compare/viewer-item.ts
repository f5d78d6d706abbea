import type { ReactNode } from 'react'
import type { VariantWidth } from '#shared/image.ts'

/** One place on the board. Nothing about it is known here beyond what is given. */
export interface ViewerItem {
  id: string
  /** The only name that it is given. */
  label: string
  /** Beside the name, such as where it comes from. */
  badge?: string | undefined
  /** What the picture shows, for those who do not see it. */
  alt: string
  width: number
  height: number
  /** Address of the version that is that wide; null asks for the original. Null where there is no picture. */
  src: ((width: VariantWidth | null) => string) | null
  /** What it develops from. */
  thumbhash?: string | undefined
  /** Sets `--hue`. */
  hueClass?: string | undefined
  /** Instead of a picture. */
  body?: ReactNode
}

export type PicturedItem = ViewerItem & { src: NonNullable<ViewerItem['src']> }

export const hasPicture = (item: ViewerItem): item is PicturedItem => item.src !== null

export const viewerModes = ['grid', 'single', 'wipe', 'overlay', 'flicker'] as const
export type ViewerMode = (typeof viewerModes)[number]

/** Which of the items lie over one another, where two do: the first and the second. */
export type Pair = readonly [number, number]

export const isStacked = (mode: ViewerMode) =>
  mode === 'wipe' || mode === 'overlay' || mode === 'flicker'
