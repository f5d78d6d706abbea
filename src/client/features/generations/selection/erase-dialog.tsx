import { useQueryClient } from '@tanstack/react-query'
import { countOf } from '../../../lib/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { createActs } from './acts.ts'
import { dropRequest, useEraseStore } from './erase-request.ts'

/** Asked once, since nothing brings it back. */
export function EraseDialog() {
  const client = useQueryClient()
  const asked = useEraseStore((state) => state.asked)
  if (asked === null) return null
  const isAll = asked === 'all'

  function confirm() {
    const { erase, emptyTrash } = createActs(client)
    dropRequest()
    void (asked === 'all' ? emptyTrash() : asked && erase(asked))
  }

  return (
    <Dialog
      label={isAll ? 'Empty the trash' : 'Delete for ever'}
      onClose={dropRequest}
      className="w-[min(440px,calc(100vw-24px))] rounded-lg p-6"
    >
      <h2 className="text-lg font-medium">
        {isAll ? 'Empty the trash?' : `Delete ${countOf(asked.length, 'image')} for ever?`}
      </h2>
      <p className="mt-1.5 text-pretty text-ink-2">
        {isAll ? 'All that is in it goes' : 'Pictures and prompts go'}, wherever they are shared.
        This cannot be undone. What they cost stays in the books.
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2 pointer-coarse:*:h-11">
        <Button onClick={dropRequest}>Keep</Button>
        <Button onClick={confirm} className="border-bad! text-bad!">
          {isAll ? 'Empty trash' : 'Delete for ever'}
        </Button>
      </div>
    </Dialog>
  )
}
