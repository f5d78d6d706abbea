import type { Catalog, CatalogProvider } from '#shared/catalog-answer.ts'
import { findTarget, providerNames } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import { fit } from '#shared/fit.ts'
import type { Fit, FitConditions } from '#shared/fit.ts'
import { estimateUsd } from '#shared/price.ts'
import { kindOf } from '#shared/references.ts'
import type { RunTarget } from '#shared/run.ts'
import type { Draft } from '../../lib/draft.ts'
import { listOf } from '../../lib/list-of.ts'

export interface Plan {
  images: number
  usd: number
  /** False where a provider's own pages contradict each other, or the size is not known before. */
  isPriceExact: boolean
  sandbox: 'all' | 'some' | 'none'
  /** Where a target will not follow to the letter. */
  adjustments: string[]
  /** A target cannot take part; see `obstaclesOf`. */
  isBlocked: boolean
  /** What any target makes of the draft, chosen or not. */
  fitOf: (target: RunTarget) => Fit
}

/** All of a draft that the plan depends on. */
export type Planned = Omit<Draft, 'remixOf'>

export const toConditions = ({ providers }: Catalog): FitConditions => ({
  modes: byProvider(providers, ({ mode }) => mode),
  routes: byProvider(providers, ({ referenceRoute }) => referenceRoute),
})

const byProvider = <T>(providers: CatalogProvider[], read: (provider: CatalogProvider) => T) =>
  Object.fromEntries(providers.map((provider) => [provider.id, read(provider)])) as Record<
    ProviderId,
    T
  >

/** What pressing Generate would do, by the same rules as the server's. */
export function planRun(draft: Planned, conditions: FitConditions): Plan {
  const { modes } = conditions
  const { targets, copies } = draft
  const plan: Plan = {
    images: targets.length * copies,
    usd: 0,
    isPriceExact: true,
    sandbox: sandboxShare(targets, modes),
    adjustments: [],
    isBlocked: false,
    fitOf: (target) => fit(draft, target, conditions),
  }

  const adjusted = new Map<string, Set<ProviderId>>()
  for (const runTarget of targets) {
    const { provider } = runTarget
    const result = plan.fitOf(runTarget)
    if (result.kind === 'unavailable') {
      plan.isBlocked = true
      continue
    }
    for (const sentence of result.adjustments)
      adjusted.set(sentence, (adjusted.get(sentence) ?? new Set()).add(provider))
    const target = findTarget(provider, runTarget.model)
    if (!target) continue
    const mode = modes[provider]
    plan.usd += estimateUsd(target, result.aspectRatio, mode, kindOf(draft)) * copies
    if (mode === 'live' && !target.price.isExact) plan.isPriceExact = false
  }
  plan.adjustments = Array.from(adjusted, ([sentence, providers]) => {
    const names = [...providers].map((id) => providerNames[id])
    const isNamed = names.some((name) => sentence.includes(name))
    return isNamed ? sentence : `${listOf(names)}: ${sentence}`
  })
  return plan
}

function sandboxShare(targets: RunTarget[], modes: FitConditions['modes']) {
  const count = targets.filter(({ provider }) => modes[provider] === 'sandbox').length
  if (count === 0) return 'none'
  return count === targets.length ? 'all' : 'some'
}
