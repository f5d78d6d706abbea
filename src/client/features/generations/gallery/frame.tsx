import type { ReactNode } from 'react'
import { stage } from './stage.ts'

/** Holds the room of the whole gallery; what is drawn of it stands at its place in it. */
export function Frame({ height, children }: { height: number; children: ReactNode }) {
  return (
    <div
      ref={(element) => {
        stage.container = element
      }}
      className="relative [overflow-anchor:none]"
      style={{ height }}
      onFocus={({ target }) => {
        stage.held = target.closest<HTMLElement>('[data-block]')?.dataset.block ?? null
      }}
      onBlur={() => {
        stage.held = null
      }}
    >
      {children}
    </div>
  )
}
