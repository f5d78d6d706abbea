import { useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { ZoomController } from '../../lib/zoom-controller.ts'
import { Dot } from '../../ui/target-name.tsx'
import type { Rect } from './board-layout.ts'
import type { ViewerItem } from './viewer-item.ts'
import { ViewerPicture } from './viewer-picture.tsx'

/** How a frame shares its place: with nobody, below or above another, or not shown at all. */
export type FrameRole = 'alone' | 'below' | 'wiped' | 'faded' | 'off' | 'above' | 'hidden'

const veils: Record<FrameRole, string> = {
  alone: '',
  below: '',
  above: '',
  hidden: '',
  wiped: '[clip-path:inset(0_0_0_var(--line))]',
  faded: 'opacity-(--onion)',
  off: 'invisible',
}

interface ViewerFrameProps {
  item: ViewerItem
  rect: Rect
  role: FrameRole
  /** Of two that take turns, the one that is seen. */
  isLit: boolean
  zoom: ZoomController
  /** Beside the name. */
  corner: ReactNode
}

export function ViewerFrame({ item, rect, role, isLit, zoom, corner }: ViewerFrameProps) {
  const ref = useRef<HTMLElement>(null)
  const { width, height, src } = item
  const hasPicture = src !== null

  useLayoutEffect(() => {
    if (!ref.current || !hasPicture) return undefined
    return zoom.add(ref.current, { width, height })
  }, [zoom, width, height, hasPicture])

  const isOver = role === 'wiped' || role === 'faded' || role === 'off' || role === 'above'
  return (
    <figure
      ref={ref}
      data-zoom-frame
      tabIndex={-1}
      data-id={item.id}
      aria-label={item.label}
      style={rect}
      className={`group/frame @container/frame absolute overflow-hidden rounded-md outline-none sm:rounded-[10px] ${item.hueClass ?? ''} ${role === 'hidden' ? 'invisible' : ''} ${isOver ? '' : 'bg-sunken'}`}
    >
      <div
        className={`absolute inset-0 overflow-hidden ${isOver ? 'bg-sunken' : ''} ${veils[role]}`}
      >
        {src ? (
          <ViewerPicture item={item} src={src} frameRef={ref} zoom={zoom} />
        ) : (
          <div className="@container-[size] absolute inset-0">{item.body}</div>
        )}
      </div>
      <i
        aria-hidden
        className="pointer-events-none absolute inset-0 z-1 hidden rounded-[inherit] border-2 border-light group-focus-visible/frame:block"
      />
      <figcaption
        className={`pointer-events-none absolute inset-x-2 top-2 z-2 flex items-start gap-1.5 *:pointer-events-auto sm:inset-x-3 sm:top-3 ${captionPlace(role, isOver)}`}
      >
        <span
          className={`flex h-7 min-w-0 items-center gap-2 rounded-full px-2.5 text-sm font-medium ${isLit ? 'bg-white text-black' : 'bg-black/70 text-white'}`}
        >
          {item.hueClass && <Dot className="bg-(--hue) ring-[1.5px] ring-white/80" />}
          <span className="truncate">{item.label}</span>
          {item.badge && (
            <span
              className={`text-xs font-normal opacity-80 @max-[290px]/frame:hidden ${role === 'alone' ? '' : 'max-sm:hidden'}`}
            >
              {item.badge}
            </span>
          )}
        </span>
        {corner}
      </figcaption>
    </figure>
  )
}

function captionPlace(role: FrameRole, isOver: boolean): string {
  if (isOver) return 'justify-end pl-[52%]'
  return role === 'below' ? 'pr-[52%]' : 'justify-between'
}
