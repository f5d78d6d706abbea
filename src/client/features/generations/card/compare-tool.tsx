import { Columns2 } from 'lucide-react'
import { maxCompared, toggleCompared, useCompareTray } from '../../../lib/compare-tray.ts'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toasts.ts'

const toggle = (id: string) => {
  if (!toggleCompared(id)) showToast(`At most ${maxCompared} can be compared at once`)
}

/** The same with its name, where there is room for it. */
export function CompareButton({ id }: { id: string }) {
  const isCompared = useCompareTray(({ ids }) => ids.includes(id))
  return (
    <Button onClick={() => toggle(id)}>
      <Columns2 size={14} /> {isCompared ? 'Take out of compare' : 'Add to compare'}
    </Button>
  )
}

interface CompareToolProps {
  id: string
  name: string
  isCompared: boolean
  className: string
}

/** Puts a generation into the tray at the foot of the gallery, or takes it out again. */
export function CompareTool({ id, name, isCompared, className }: CompareToolProps) {
  return (
    <button
      type="button"
      aria-pressed={isCompared}
      aria-label={`Add ${name} to compare`}
      title={isCompared ? 'Take out of the comparison' : 'Add to compare'}
      onClick={() => toggle(id)}
      className={`${className} aria-pressed:bg-white aria-pressed:text-black`}
    >
      <Columns2 size={14} />
    </button>
  )
}
