import { Trash2 } from 'lucide-react'
import { focusGallery } from '../../../lib/focus-gallery.ts'
import { Button } from '../../../ui/button.tsx'
import { askToErase } from './erase-request.ts'

export const EmptyTrash = () => (
  <Button
    // It goes with the last that was in the trash.
    ref={(button) => () => {
      if (document.activeElement === button) focusGallery()
    }}
    onClick={() => askToErase('all')}
    className="pointer-coarse:h-11"
  >
    <Trash2 size={14} className="max-sm:hidden" />
    <span>
      Empty<span className="max-sm:sr-only"> trash</span>
    </span>
  </Button>
)
