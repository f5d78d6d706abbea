import { Check } from 'lucide-react'
import type { MouseEvent } from 'react'
import { extendSelection, toggleSelected, useSelectionStore } from '../../../lib/selection.ts'
import { orderedIds } from '../gallery/controls.ts'

interface SelectToolProps {
  id: string
  name: string
  /** Of the picture in a card; a row is marked as a whole. */
  height?: number
  isPointedAt: boolean
}

/** In the corner of a tile: whether it is meant as well. A finger sees it once a long press has begun to select. */
export function SelectTool({ id, name, height, isPointedAt }: SelectToolProps) {
  const isSelected = useSelectionStore(({ ids }) => ids.has(id))
  const isSelecting = useSelectionStore(({ ids }) => ids.size > 0)
  if (!isPointedAt && !isSelecting) return null

  const onClick = ({ shiftKey }: MouseEvent) =>
    shiftKey ? extendSelection(orderedIds(), id) : toggleSelected(id)
  return (
    <>
      {isSelected && height !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-x-0 top-0 z-1 rounded-md border-3 border-light"
          style={{ height }}
        />
      )}
      <button
        type="button"
        aria-pressed={isSelected}
        data-select={isSelected ? 'on' : 'off'}
        aria-label={`Select ${name}`}
        title="Select (X)"
        onClick={onClick}
        data-shown={isSelecting || undefined}
        className={`absolute left-2 z-2 grid size-[30px] place-items-center rounded-full border-2 border-white bg-black/60 text-transparent after:absolute after:-inset-2 hover:bg-black/75 hover:text-white focus-visible:outline-offset-0 aria-pressed:border-light aria-pressed:bg-light aria-pressed:text-page pointer-coarse:not-data-shown:hidden ${height === undefined ? 'top-1/2 -translate-y-1/2' : 'top-2'}`}
      >
        <Check size={16} strokeWidth={3} />
      </button>
    </>
  )
}
