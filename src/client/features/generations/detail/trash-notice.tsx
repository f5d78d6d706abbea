import { useQueryClient } from '@tanstack/react-query'
import { RotateCcw, Trash2 } from 'lucide-react'
import type { Generation } from '#shared/generation.ts'
import { Button } from '../../../ui/button.tsx'
import { createActs } from '../selection/acts.ts'
import { askToErase } from '../selection/erase-request.ts'

const keptDays = 30

interface TrashNoticeProps {
  generation: Generation
  deletedAt: string
}

/** It is still here, but not for long; and the two ways out. */
export function TrashNotice({ generation: { id }, deletedAt }: TrashNoticeProps) {
  const client = useQueryClient()

  return (
    <section aria-label="In the trash" className="rounded-md bg-sunken p-4">
      <p className="font-medium">In the trash</p>
      <p className="mt-0.5 text-sm text-ink-2">
        {`Deleted for ever on ${formatDay(deletedAt, keptDays)}.`}
      </p>
      <div className="mt-3 flex flex-wrap gap-2 pointer-coarse:*:h-11">
        <Button onClick={() => void createActs(client).restore([id])}>
          <RotateCcw size={14} /> Restore
        </Button>
        <Button onClick={() => askToErase([id])} className="hover:border-bad hover:text-bad">
          <Trash2 size={14} /> Delete for ever
        </Button>
      </div>
    </section>
  )
}

const formatDay = (iso: string, days: number) =>
  new Date(Date.parse(iso) + days * 86_400_000).toLocaleDateString(undefined, {
    dateStyle: 'long',
  })
