import type { PictureRole } from '../../lib/draft-references.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { isUsed } from './drop-slots.tsx'
import { takes } from './role-tile.ts'
import { roles, roleWords } from './roles.ts'
import { roomFor } from './take-files.ts'
import { useInputs } from './use-inputs.ts'

const FillFromFile = lazyPart(() => import('./fill-from-file.tsx'), 'FillFromFile')

interface ChooseRoleProps {
  count: number
  /** Where it is a single one: it may tell how it was made. */
  file: File | null
  onChoose: (role: PictureRole) => void
  onClose: () => void
}

/** What a picture that came without a slot is to be. */
export function ChooseRole({ count, file, onChoose, onClose }: ChooseRoleProps) {
  const inputs = useInputs()
  const title = count === 1 ? 'Use the picture as' : `Use the ${count} pictures as`
  return (
    <Dialog label={title} onClose={onClose} className="w-[min(92vw,560px)] rounded-lg p-4">
      <div className="mb-3 flex items-center justify-between pl-1">
        <h2 className="text-md font-[550]">{title}</h2>
        <CloseButton onClick={onClose} />
      </div>
      {file && <FillFromFile file={file} onFilled={onClose} />}
      <div className="grid gap-2 sm:grid-cols-2">
        {roles.map((role) => (
          <button
            key={role}
            type="button"
            disabled={roomFor(role) === 0}
            onClick={() => onChoose(role)}
            className="rounded-md border border-line-strong px-3.5 py-2.5 text-left transition-colors duration-150 hover:border-light hover:bg-light/8 disabled:opacity-45 sm:last:col-span-2"
          >
            <b className="block font-[550]">{roleWords[role].title}</b>
            <span className="block text-xs text-ink-2">{roleWords[role].purpose}</span>
            <span className="mt-1 block text-xs text-ink-3">
              {takes(role, isUsed(inputs, role))}
            </span>
          </button>
        ))}
      </div>
    </Dialog>
  )
}
