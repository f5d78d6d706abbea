import { useQuery } from '@tanstack/react-query'
import { useController } from 'react-hook-form'
import type { Control } from 'react-hook-form'
import { findTarget, modelIds, modelNames, providerIds, providerNames } from '#shared/catalog.ts'
import type { ModelId, ProviderId } from '#shared/catalog.ts'
import type { Fit } from '#shared/fit.ts'
import { estimateUsd } from '#shared/price.ts'
import { imageIdsOf, kindOf } from '#shared/references.ts'
import type { RunTarget } from '#shared/run.ts'
import type { Draft } from '../../lib/draft.ts'
import { formatDuration, formatUsd } from '../../lib/format.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { Dot, hueClass } from '../../ui/target-name.tsx'
import type { Plan, Planned } from './plan.ts'

const FitMark = lazyPart(() => import('./fit-mark.tsx'), 'FitMark')

interface TargetPickerProps {
  control: Control<Draft>
  draft: Planned
  fitOf: Plan['fitOf'] | undefined
  onAddKey: () => void
}

export function TargetPicker({ control, draft, fitOf, onAddKey }: TargetPickerProps) {
  const { data: catalog } = useQuery(catalogQuery())
  const { value: chosen, onChange } = useController({ control, name: 'targets' }).field

  function toggle(target: RunTarget, isChosen: boolean) {
    const others = chosen.filter((other) => !isSame(other, target))
    onChange(isChosen ? others : inOrder([...others, target]))
  }

  return (
    <fieldset
      aria-label="Targets"
      className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)] items-center gap-1.5"
    >
      {providerIds.map((provider) => {
        const known = catalog?.providers.find(({ id }) => id === provider)
        return (
          <div key={provider} className={`contents ${hueClass[provider]}`}>
            <span className="flex items-center gap-2 pr-1.5 font-medium sm:pr-3">
              <Dot />
              {providerNames[provider]}
            </span>
            {known?.mode === 'off' ? (
              <button
                type="button"
                onClick={onAddKey}
                className="col-span-2 h-9 rounded-md border border-dashed border-line-strong px-3 text-left text-ink-2 hover:text-ink"
              >
                Add key<span className="sr-only"> for {providerNames[provider]}</span>
              </button>
            ) : (
              modelIds.map((model) => {
                const current = chosen.find((other) => isSame(other, { provider, model }))
                const target = current ?? { provider, model }
                return (
                  <TargetToggle
                    key={model}
                    target={target}
                    draft={draft}
                    result={fitOf?.(target)}
                    usualMs={known?.models.find(({ id }) => id === model)?.usualMs}
                    isChosen={current !== undefined}
                    onToggle={toggle}
                  />
                )
              })
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

interface TargetToggleProps {
  target: RunTarget
  draft: Planned
  result: Fit | undefined
  usualMs: number | undefined
  isChosen: boolean
  onToggle: (target: RunTarget, isChosen: boolean) => void
}

function TargetToggle({ target, draft, result, usualMs, isChosen, onToggle }: TargetToggleProps) {
  const { provider, model } = target
  const known = findTarget(provider, model)
  if (!known)
    return (
      <span className="px-2.5 whitespace-nowrap text-ink-3">
        no {modelNames[model]}
        <span className="max-[420px]:sr-only"> here</span>
      </span>
    )

  const ratio = target.aspectRatio ?? draft.aspectRatio ?? known.defaultAspectRatio
  const noteId = `fit-${provider}-${model}`
  // Words alone fit everywhere, which needs no mark.
  const isMarked = result && (result.kind !== 'exact' || imageIdsOf(draft).length > 0)
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-describedby={isMarked ? noteId : undefined}
      onClick={() => onToggle({ provider, model }, isChosen)}
      className="relative flex h-9 min-w-0 items-center gap-2 rounded-md min-[421px]:overflow-hidden border border-line px-2.5 max-[420px]:gap-1 max-[420px]:px-2 max-[360px]:h-auto max-[360px]:flex-col max-[360px]:items-start max-[360px]:gap-0 max-[360px]:py-1 text-left whitespace-nowrap text-ink-2 transition-colors duration-150 hover:border-line-strong aria-pressed:border-(--hue)/55 aria-pressed:bg-(--hue)/9 aria-pressed:font-medium aria-pressed:text-ink"
    >
      <span>
        <span className="sr-only">{providerNames[provider]}</span> {modelNames[model]}
      </span>
      {isMarked && <FitMark result={result} id={noteId} />}
      {target.aspectRatio ? (
        <span className="num font-normal text-light">{target.aspectRatio}</span>
      ) : (
        <small className="hidden text-xs font-normal text-ink-3 min-[420px]:inline">
          {formatDuration(usualMs ?? known.usualMs)}
        </small>
      )}
      <span className="num ml-auto font-normal text-ink-2 max-[360px]:ml-0">
        {formatUsd(estimateUsd(known, ratio, 'live', kindOf(draft)))}
      </span>
    </button>
  )
}

const isSame = (
  a: { provider: ProviderId; model: ModelId },
  b: { provider: ProviderId; model: ModelId },
) => a.provider === b.provider && a.model === b.model

/** The gallery shows them in the order of the form, not of the clicks. */
const inOrder = (targets: RunTarget[]) =>
  providerIds.flatMap((provider) =>
    modelIds.flatMap((model) => targets.filter((target) => isSame(target, { provider, model }))),
  )
