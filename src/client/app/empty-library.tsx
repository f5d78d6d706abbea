import { FirstRun } from '../features/compose/first-run.tsx'
import { TrashWay } from '../features/find/trash-way.tsx'

/** How to begin; and what was made before may only be in the trash. */
export const EmptyLibrary = ({ onAddKey }: { onAddKey: () => void }) => (
  <FirstRun onAddKey={onAddKey}>
    <TrashWay />
  </FirstRun>
)
