import { providerIds, providerNames, targets } from '#shared/catalog.ts'
import type { ProviderId, ReferenceKind } from '#shared/catalog.ts'
import type { Fit, WayOut } from '#shared/fit.ts'
import type { RunTarget } from '#shared/run.ts'
import { listOf } from '../../lib/list-of.ts'
import type { Plan, Planned } from './plan.ts'

/** Why some targets cannot take part, and what can be done about all of them at once. */
export interface Obstacle {
  reason: string
  /** A relay would mend it. */
  needsRelay: boolean
  /** Each choice gives the targets to go on with. */
  choices: { label: string; targets: RunTarget[] }[]
}

type Unavailable = Extract<Fit, { kind: 'unavailable' }>

interface Affected {
  target: RunTarget
  problem: Unavailable
}

/** One for each reason, however many targets share it. */
export function obstaclesOf(draft: Planned, fitOf: Plan['fitOf']): Obstacle[] {
  const groups = new Map<string, Affected[]>()
  for (const target of draft.targets) {
    const problem = fitOf(target)
    if (problem.kind !== 'unavailable') continue
    const key = keyOf(target, problem)
    groups.set(key, [...(groups.get(key) ?? []), { target, problem }])
  }
  return Array.from(groups.values(), (affected) => toObstacle(draft, affected))
}

/** The same trouble with the same way out. */
function keyOf({ provider, ...target }: RunTarget, { reason, wayOut }: Unavailable): string {
  const { without, aspectRatio } = wayOut?.target ?? {}
  return JSON.stringify([
    withoutName(reason, provider),
    without?.filter((kind) => !target.without?.includes(kind)),
    aspectRatio,
  ])
}

function toObstacle(draft: Planned, affected: Affected[]): Obstacle {
  const providers = providerIds.filter((id) =>
    affected.some(({ target }) => target.provider === id),
  )
  const [first] = affected
  const needsRelay = affected.some(({ problem }) => problem.needsRelay)
  const dropped = first ? droppedBy(first) : []
  const isOften = providers.length > 1
  const choices: Obstacle['choices'] = []
  if (first?.problem.wayOut)
    choices.push({
      label: labelOf(first.problem.wayOut, dropped, providers, affected.length),
      targets: draft.targets.map(
        (target) => affected.find((one) => one.target === target)?.problem.wayOut?.target ?? target,
      ),
    })
  choices.push({
    label: isOften ? 'Leave them out' : `Leave ${namesOf(providers)} out`,
    targets: draft.targets.filter((target) => !affected.some((one) => one.target === target)),
  })
  return {
    reason: isOften
      ? sharedReason(affected, providers, needsRelay ? [] : dropped)
      : (first?.problem.reason ?? ''),
    needsRelay,
    choices,
  }
}

function labelOf(
  { label, target: { aspectRatio } }: WayOut,
  dropped: ReferenceKind[],
  providers: ProviderId[],
  count: number,
): string {
  if (providers.length === 1) return label
  if (dropped.length > 0) return `Drop ${dropped.length > 1 ? 'them' : 'it'} for ${count}`
  return `Use ${aspectRatio} at ${namesOf(providers)}`
}

const droppedBy = ({ target, problem }: Affected): ReferenceKind[] =>
  problem.wayOut?.target.without?.filter((kind) => !target.without?.includes(kind)) ?? []

/** "Style: only Luma takes it", and where it is not about a kind of picture: "Luma and fal have no 3:2". */
function sharedReason(
  [first]: Affected[],
  providers: ProviderId[],
  dropped: ReferenceKind[],
): string {
  if (!first) return ''
  if (dropped.length > 0) {
    const takers = providerIds.filter((id) =>
      targets.some(
        ({ provider, references }) =>
          provider === id && dropped.every((kind) => references[kind] > 0),
      ),
    )
    const kinds = listOf(dropped)
    const them = dropped.length > 1 ? 'them' : 'it'
    return `${kinds.charAt(0).toUpperCase()}${kinds.slice(1)}: only ${namesOf(takers)} ${takers.length > 1 ? 'take' : 'takes'} ${them}`
  }
  const rest = withoutName(first.problem.reason, first.target.provider)
  return `${namesOf(providers)} ${rest.replace(/^(\w+)/, (verb) => plurals[verb] ?? verb)}`
}

const plurals: Record<string, string> = { has: 'have', takes: 'take', needs: 'need' }

const withoutName = (reason: string, provider: ProviderId) =>
  reason.replace(`${providerNames[provider]} `, '')

const namesOf = (providers: readonly ProviderId[]) =>
  listOf(providers.map((id) => providerNames[id]))
