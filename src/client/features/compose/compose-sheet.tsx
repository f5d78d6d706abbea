import { useLayoutEffect } from 'react'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { useSheetDrag } from './use-sheet-drag.ts'

interface ComposeSheetProps {
  place: (element: HTMLElement | null) => void
  onShown: () => void
  onClose: () => void
}

/** The whole form over the gallery. Pulled down by its head it goes, as by Escape, Back and a tap beside it. */
export function ComposeSheet({ place, onShown, onClose }: ComposeSheetProps) {
  const drag = useSheetDrag(onClose)
  useLayoutEffect(onShown, [onShown])
  return (
    <Dialog
      label="New run"
      onClose={onClose}
      className="mx-0! mt-auto! mb-0! h-[calc(100dvh-12px)] max-h-none w-full max-w-none animate-sheet! rounded-t-lg border-x-0! border-b-0! bg-panel! p-0"
    >
      <div className="flex min-h-full flex-col">
        <div className="sticky top-0 z-20 flex h-14 flex-none items-center rounded-t-lg bg-panel pr-2">
          <div
            {...drag}
            className="flex h-full flex-1 touch-none items-center px-4 text-md font-medium select-none"
          >
            <i
              aria-hidden
              className="absolute top-2 left-1/2 h-1 w-9 -translate-x-1/2 rounded-full bg-line-strong"
            />
            <h2>New run</h2>
          </div>
          <CloseButton onClick={onClose} />
        </div>
        <div ref={place} data-sheet className="flex flex-1 flex-col *:flex-1 *:flex *:flex-col" />
      </div>
    </Dialog>
  )
}
