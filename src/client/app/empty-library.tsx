import { FirstRun } from '../features/compose/first-run.tsx'
import { lazyPart } from '../lib/lazy-part.tsx'

const ExampleScenes = lazyPart(
  () => import('../features/compose/example-scenes.tsx'),
  'ExampleScenes',
)
const TrashWay = lazyPart(() => import('../features/find/trash-way.tsx'), 'TrashWay')

/** How to begin; and what was made before may only be in the trash. */
export const EmptyLibrary = ({ onAddKey }: { onAddKey: () => void }) => (
  <FirstRun onAddKey={onAddKey} note={<TrashWay />}>
    <ExampleScenes />
  </FirstRun>
)
