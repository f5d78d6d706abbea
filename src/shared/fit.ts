import type { AspectRatio, ProviderId, ProviderMode, ReferenceKind } from './catalog.ts'
import { findTarget, keyVariables, modelNames, providerNames, referenceKinds } from './catalog.ts'
import type { NewRun, RunTarget } from './run.ts'

/** What the server can offer at the moment, beyond what the catalog says once and for all. */
export interface FitConditions {
  modes: Record<ProviderId, ProviderMode>
}

/** A change to the run's target, offered as one click. */
export interface WayOut {
  label: string
  target: RunTarget
}

export type Fit =
  | { kind: 'exact'; aspectRatio: AspectRatio | null; adjustments: [] }
  | { kind: 'adjusted'; aspectRatio: AspectRatio | null; adjustments: string[] }
  | {
      kind: 'unavailable'
      reason: string
      field: 'provider' | 'model' | 'prompt' | 'aspectRatio' | 'references'
      wayOut?: WayOut
    }

/**
 * Whether a target can do what a run asks for. The form asks before sending and the server before queueing, so
 * nothing is dropped in silence: a target goes without something only when the person said so for that target.
 */
export function fit(
  run: Pick<NewRun, 'prompt' | 'aspectRatio' | 'references'>,
  runTarget: RunTarget,
  { modes }: FitConditions,
): Fit {
  const { provider, model } = runTarget
  const name = providerNames[provider]
  const target = findTarget(provider, model)

  if (!target)
    return { kind: 'unavailable', field: 'model', reason: `${name} has no ${modelNames[model]}` }
  if (modes[provider] === 'off')
    return {
      kind: 'unavailable',
      field: 'provider',
      reason: `${name} needs a key: set ${keyVariables[provider]}`,
    }
  const promptLength = run.prompt.trim().length
  if (promptLength > 0 && promptLength < target.minPromptLength)
    return {
      kind: 'unavailable',
      field: 'prompt',
      reason: `${name} needs at least ${target.minPromptLength} characters`,
    }

  const refused = referenceKinds.find((kind) => countOf(run, kind) > 0)
  if (refused)
    return {
      kind: 'unavailable',
      field: 'references',
      reason: `References cannot be sent to ${name} yet`,
    }

  const adjustments: string[] = []
  const asked = runTarget.aspectRatio ?? run.aspectRatio
  if (target.aspectRatios.length === 0) {
    if (asked !== null) adjustments.push(`${name} chooses the ratio`)
    return toFit(null, adjustments)
  }

  const aspectRatio = asked ?? target.defaultAspectRatio
  if (aspectRatio !== null && !target.aspectRatios.includes(aspectRatio)) {
    const nearest = nearestRatio(aspectRatio, target.aspectRatios)
    return {
      kind: 'unavailable',
      field: 'aspectRatio',
      reason: `${name} has no ${aspectRatio}`,
      ...(nearest && {
        wayOut: {
          label: `Use ${nearest} at ${name}`,
          target: { ...runTarget, aspectRatio: nearest },
        },
      }),
    }
  }
  if (aspectRatio !== null && run.aspectRatio !== null && aspectRatio !== run.aspectRatio)
    adjustments.push(`${aspectRatio} instead of ${run.aspectRatio}`)
  return toFit(aspectRatio, adjustments)
}

function countOf({ references }: Pick<NewRun, 'references'>, kind: ReferenceKind): number {
  if (kind === 'modify') return references.modify ? 1 : 0
  return references[kind].length
}

const toFit = (aspectRatio: AspectRatio | null, adjustments: string[]): Fit =>
  adjustments.length === 0
    ? { kind: 'exact', aspectRatio, adjustments: [] }
    : { kind: 'adjusted', aspectRatio, adjustments }

/** The ratio of the list whose shape is closest. */
function nearestRatio(asked: AspectRatio, offered: readonly AspectRatio[]) {
  const shape = (ratio: AspectRatio) => {
    const [width = 1, height = 1] = ratio.split(':').map(Number)
    return Math.log(width / height)
  }
  const distance = (ratio: AspectRatio) => Math.abs(shape(ratio) - shape(asked))
  return offered.toSorted((a, b) => distance(a) - distance(b))[0]
}
