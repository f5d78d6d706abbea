import { Columns2 } from 'lucide-react'
import { maxCompared, toggleCompared, useCompareTray } from '../../lib/compare-tray.ts'
import { showToast } from '../../ui/toasts.tsx'

/** Puts a generation into the tray at the foot of the gallery, or takes it out again. */
export function CompareTool({
  id,
  name,
  className,
}: {
  id: string
  name: string
  className: string
}) {
  const isCompared = useCompareTray(({ ids }) => ids.includes(id))
  return (
    <button
      type="button"
      aria-pressed={isCompared}
      aria-label={`Add ${name} to compare`}
      title={isCompared ? 'Take out of the comparison' : 'Add to compare'}
      onClick={() => {
        if (!toggleCompared(id)) showToast(`At most ${maxCompared} can be compared at once`)
      }}
      className={`${className} aria-pressed:bg-white aria-pressed:text-black`}
    >
      <Columns2 size={14} />
    </button>
  )
}
