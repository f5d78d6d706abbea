import type {
  AspectRatio,
  ProviderId,
  ProviderMode,
  ReferenceKind,
  ReferenceRoute,
  Target,
} from './catalog.ts'
import { findTarget, modelNames, providerNames, referenceKinds } from './catalog.ts'
import { keyVariables } from './key-variables.ts'
import { referencesFor } from './references-for.ts'
import type { NewRun, References, RunTarget } from './run.ts'

/** What the server can offer at the moment, beyond what the catalog says once and for all. */
export interface FitConditions {
  modes: Record<ProviderId, ProviderMode>
  /** Null where a provider cannot get to see a picture of ours. */
  routes: Record<ProviderId, ReferenceRoute | null>
}

/** A change to the run's target, offered as one click. */
export interface WayOut {
  label: string
  target: RunTarget
}

export type Fit =
  | { kind: 'exact'; aspectRatio: AspectRatio | null; adjustments: [] }
  | { kind: 'adjusted'; aspectRatio: AspectRatio | null; adjustments: string[] }
  | Unavailable

interface Unavailable {
  kind: 'unavailable'
  reason: string
  field: 'provider' | 'model' | 'prompt' | 'aspectRatio' | 'references' | 'reframe'
  wayOut?: WayOut
  /** It would work with a relay, which the person can switch on. */
  needsRelay?: boolean
}

type Asked = Pick<NewRun, 'prompt' | 'aspectRatio' | 'references' | 'reframe'>

/**
 * Whether a target can do what a run asks for. The form asks before sending and the server before queueing, so
 * nothing is dropped in silence: a target goes without something only when the person said so for that target.
 */
export function fit(run: Asked, runTarget: RunTarget, conditions: FitConditions): Fit {
  const { provider, model } = runTarget
  const name = providerNames[provider]
  const target = findTarget(provider, model)

  if (!target)
    return { kind: 'unavailable', field: 'model', reason: `${name} has no ${modelNames[model]}` }
  if (conditions.modes[provider] === 'off')
    return {
      kind: 'unavailable',
      field: 'provider',
      reason: `${name} needs a key: set ${keyVariables[provider]}`,
    }
  const refused =
    refuseReferences(run, runTarget, target, conditions.routes[provider]) ??
    refusePrompt(run, target)
  if (refused) return refused

  const adjustments = adjustReferences(run, runTarget, target, conditions.routes[provider])
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
  if (asked === null && run.references.modify)
    adjustments.push(`${aspectRatio}: ${name} needs a ratio`)
  return toFit(aspectRatio, adjustments)
}

function kindsIn(references: References): ReferenceKind[] {
  const { modify, ...lists } = references
  return referenceKinds.filter((kind) =>
    kind === 'modify' ? modify !== null : lists[kind].length > 0,
  )
}

function refuseReferences(
  run: Asked,
  runTarget: RunTarget,
  target: Target,
  route: ReferenceRoute | null,
): Unavailable | undefined {
  const name = providerNames[target.provider]
  const refuse = (reason: string, more: Partial<Unavailable> = {}): Unavailable => ({
    kind: 'unavailable',
    field: 'references',
    reason,
    ...more,
  })
  if (run.reframe && !target.canReframe)
    return refuse(`${name} cannot reframe a picture`, { field: 'reframe' })

  const kinds = kindsIn(referencesFor(run.references, runTarget))
  if (kinds.includes('modify') && target.references.modify === 0)
    return refuse(`${name} cannot modify a picture`)
  const refused = kinds.filter((kind) => target.references[kind] === 0)
  if (refused.length > 0)
    return refuse(`${name} takes no ${wordsOf(refused, 'reference')}`, {
      wayOut: goWithout(refused, runTarget, name),
    })
  const tooMany = kinds.find(
    (kind) => kind !== 'modify' && run.references[kind].length > target.references[kind],
  )
  if (tooMany) return refuse(`${name} takes at most ${target.references[tooMany]} for ${tooMany}`)

  if ((kinds.length === 0 && !run.reframe) || route !== null) return undefined
  return refuse(`${name} takes pictures from public addresses only`, {
    needsRelay: true,
    ...(!run.reframe && !kinds.includes('modify') && { wayOut: goWithout(kinds, runTarget, name) }),
  })
}

function goWithout(kinds: ReferenceKind[], runTarget: RunTarget, name: string): WayOut {
  const dropped = kinds.filter((kind) => kind !== 'modify')
  const without = [...new Set([...(runTarget.without ?? []), ...dropped])]
  return {
    label: `Drop the ${wordsOf(dropped, 'reference')} for ${name}`,
    target: { ...runTarget, without },
  }
}

function refusePrompt(run: Asked, target: Target): Unavailable | undefined {
  const length = run.prompt.trim().length
  const isOptional = run.reframe || (run.references.modify && target.canModifyWithoutPrompt)
  // A prompt that is still to be written is no obstacle yet.
  const isUnwritten = length === 0 && !run.references.modify
  if (isOptional || isUnwritten || length >= target.minPromptLength) return undefined
  const name = providerNames[target.provider]
  const characters =
    target.minPromptLength === 1 ? 'a prompt' : `${target.minPromptLength} characters`
  return { kind: 'unavailable', field: 'prompt', reason: `${name} needs at least ${characters}` }
}

function adjustReferences(
  run: Asked,
  runTarget: RunTarget,
  target: Target,
  route: ReferenceRoute | null,
): string[] {
  const name = providerNames[target.provider]
  const sentences: string[] = []
  const sent = kindsIn(referencesFor(run.references, runTarget))
  const dropped = kindsIn(run.references).filter((kind) => !sent.includes(kind))
  if (dropped.length > 0) sentences.push(`Without the ${wordsOf(dropped, 'reference')}`)
  if (sent.includes('modify') && !target.canWeighModify)
    sentences.push(`${name} decides how close it stays to the source`)
  if ((sent.length > 0 || run.reframe) && (route === 'fal' || route === 'wavespeed'))
    sentences.push(relaySentence(target.provider, route))
  return sentences
}

export const relaySentence = (provider: ProviderId, relay: 'fal' | 'wavespeed') =>
  `The pictures reach ${providerNames[provider]} through your ${providerNames[relay]} account`

/** "style reference", "image and style references". */
function wordsOf(kinds: readonly string[], noun: string): string {
  const list = [kinds.slice(0, -1).join(', '), kinds.at(-1)].filter(Boolean).join(' and ')
  return `${list} ${noun}${kinds.length > 1 ? 's' : ''}`
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
