import { useState } from 'react'
import type { Inputs } from '#shared/references.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { picturesOf } from './places.ts'
import { roles, roleWords } from './roles.ts'
import { takes } from './role-tile.ts'
import { useInputs } from './use-inputs.ts'

/** The slots light up over the page for as long as a picture is held over it. */
export function DropSlots() {
  const inputs = useInputs()
  const [over, setOver] = useState<PictureRole | null>(null)
  return (
    <div className="fixed inset-0 z-40 grid animate-fade place-items-center overflow-auto bg-page/80 p-4 backdrop-blur-[6px]">
      <div className="w-full max-w-[860px]">
        <div className="grid grid-cols-2 gap-3 sm:gap-4">
          {roles.map((role) => {
            const { title, purpose } = roleWords[role]
            const isOver = over === role
            return (
              <div
                key={role}
                data-role={role}
                onDragEnter={() => setOver(role)}
                onDragLeave={({ currentTarget, relatedTarget }) => {
                  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
                    setOver(null)
                }}
                className={`flex flex-col justify-center rounded-lg border-2 border-dashed p-4 text-center transition-colors duration-150 sm:p-5 ${role === 'reframe' ? 'col-span-2' : 'min-h-34 sm:min-h-42'} ${isOver ? 'border-light bg-light/14' : 'border-light/60 bg-raised'}`}
              >
                <b className="text-lg font-[550]">{title}</b>
                <span className="mt-1 text-sm text-balance text-ink-2 max-sm:hidden">
                  {purpose}
                </span>
                <span className={`mt-2 text-sm ${isOver ? 'text-light' : 'text-ink-3'}`}>
                  {takes(role, isUsed(inputs, role))}
                </span>
              </div>
            )
          })}
        </div>
        <p className="mt-4 text-center text-ink-2">Let go anywhere else, and you are asked.</p>
      </div>
    </div>
  )
}

export const isUsed = ({ references, reframe }: Inputs, role: PictureRole) =>
  role === 'reframe' ? reframe !== null : picturesOf(references, role).length > 0
