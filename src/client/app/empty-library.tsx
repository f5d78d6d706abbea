import { useEffect } from 'react'
import { FirstRun } from '../features/compose/first-run.tsx'
import { TrashWay } from '../features/find/trash-way.tsx'
import { tellSettled } from '../features/generations/gallery/stage.ts'

/** How to begin; and what was made before may only be in the trash. */
export function EmptyLibrary({ onAddKey }: { onAddKey: () => void }) {
  // Whoever stood in the gallery with the keys stands here now.
  useEffect(tellSettled, [])
  return (
    <FirstRun onAddKey={onAddKey}>
      <TrashWay />
    </FirstRun>
  )
}
