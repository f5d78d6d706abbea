import { lazyPart } from '../../lib/lazy-part.tsx'
import { Popover } from '../../ui/popover.tsx'
import { chipClass } from '../../ui/chip.ts'

const ExampleList = lazyPart(() => import('./example-list.tsx'), 'ExampleList')

export function ExamplePicker() {
  return (
    <Popover triggerClassName={chipClass} className="w-[460px] p-1.5" trigger="Examples">
      {(id) => <ExampleList popoverId={id} />}
    </Popover>
  )
}
