import { findTarget, providerNames } from '#shared/catalog.ts'
import type { ProviderId } from '#shared/catalog.ts'
import { fit } from '#shared/fit.ts'
import type { FitConditions } from '#shared/fit.ts'
import { estimateUsd } from '#shared/price.ts'
import { kindOf } from '#shared/references.ts'
import type { RunTarget } from '#shared/run.ts'
import type { Draft } from '../../lib/draft.ts'

/** Why some targets of a provider cannot take part, and what can be done about it. */
export interface Obstacle {
  provider: ProviderId
  reason: string
  /** Each choice gives the targets to go on with. */
  choices: { label: string; targets: RunTarget[] }[]
}

export interface Plan {
  images: number
  usd: number
  /** False where a provider's own pages contradict each other, or the size is not known before. */
  isPriceExact: boolean
  sandbox: 'all' | 'some' | 'none'
  /** Where a target will not follow to the letter. */
  adjustments: string[]
  obstacles: Obstacle[]
}

/** All of a draft that the plan depends on. */
export type Planned = Omit<Draft, 'remixOf'>

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
    obstacles: [],
  }

  for (const runTarget of targets) {
    const { provider } = runTarget
    const result = fit(draft, runTarget, conditions)
    if (result.kind === 'unavailable') {
      const known = plan.obstacles.find((it) => it.reason === result.reason)
      if (!known) plan.obstacles.push(obstacleOf(draft, conditions, provider, result.reason))
      continue
    }
    for (const sentence of result.adjustments) {
      const name = providerNames[provider]
      const text = sentence.startsWith(name) ? sentence : `${name}: ${sentence}`
      if (!plan.adjustments.includes(text)) plan.adjustments.push(text)
    }
    const target = findTarget(provider, runTarget.model)
    if (!target) continue
    const mode = modes[provider]
    plan.usd += estimateUsd(target, result.aspectRatio, mode, kindOf(draft)) * copies
    if (mode === 'live' && !target.price.isExact) plan.isPriceExact = false
  }
  return plan
}

function obstacleOf(
  draft: Planned,
  conditions: FitConditions,
  provider: ProviderId,
  reason: string,
): Obstacle {
  const choices: Obstacle['choices'] = []
  let label = ''
  const adapted = draft.targets.map((target) => {
    const result = fit(draft, target, conditions)
    if (target.provider !== provider || result.kind !== 'unavailable' || !result.wayOut)
      return target
    label = result.wayOut.label
    return result.wayOut.target
  })
  if (label) choices.push({ label, targets: adapted })
  choices.push({
    label: `Leave ${providerNames[provider]} out`,
    targets: draft.targets.filter(
      (target) =>
        target.provider !== provider || fit(draft, target, conditions).kind !== 'unavailable',
    ),
  })
  return { provider, reason, choices }
}

function sandboxShare(targets: RunTarget[], modes: FitConditions['modes']) {
  const count = targets.filter(({ provider }) => modes[provider] === 'sandbox').length
  if (count === 0) return 'none'
  return count === targets.length ? 'all' : 'some'
}
