import { Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { askToErase } from './erase-request.ts'

export const EmptyTrash = () => (
  <Button onClick={() => askToErase('all')} className="pointer-coarse:h-11">
    <Trash2 size={14} className="max-sm:hidden" />
    <span>
      Empty<span className="max-sm:sr-only"> trash</span>
    </span>
  </Button>
)
