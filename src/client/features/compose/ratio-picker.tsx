import { useController } from 'react-hook-form'
import type { Control } from 'react-hook-form'
import type { AspectRatio } from '#shared/catalog.ts'
import type { Draft } from '../../lib/draft.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { Popover } from '../../ui/popover.tsx'
import { RatioShape } from '../../ui/ratio-shape.tsx'
import { chipClass } from '../../ui/chip.ts'

const RatioOptions = lazyPart(() => import('./ratio-options.tsx'), 'RatioOptions')

export function RatioPicker({ control }: { control: Control<Draft> }) {
  const ratio = useController({ control, name: 'aspectRatio' }).field
  const chosen = useController({ control, name: 'targets' }).field

  function choose(next: AspectRatio | null) {
    ratio.onChange(next)
    // A way out that was taken for the former ratio says nothing about this one.
    chosen.onChange(chosen.value.map(({ aspectRatio: _aspectRatio, ...target }) => target))
  }

  return (
    <Popover
      triggerClassName={chipClass}
      className="w-[412px]"
      trigger={
        <>
          <RatioShape ratio={ratio.value} />
          <span className="sr-only">Aspect ratio</span>{' '}
          <b className="font-medium text-ink">{ratio.value ?? 'Auto'}</b>
        </>
      }
    >
      {() => <RatioOptions value={ratio.value} onChange={choose} />}
    </Popover>
  )
}
