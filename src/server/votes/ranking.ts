import type { ModelId, ProviderId } from '#shared/catalog.ts'
import { enoughVotes } from '#shared/vote.ts'
import type { RankedTarget, Ranking } from '#shared/vote.ts'
import { fitStrengths } from './bradley-terry.ts'
import type { Choice } from './bradley-terry.ts'

/** An image that stood for choice, as it was then. */
export interface Candidate {
  id: string
  provider: ProviderId
  model: ModelId
  mode: 'live' | 'sandbox'
}

export interface Ballot {
  winner: string | null
  candidates: Candidate[]
}

/** What is known of a target from its generations alone. */
export type TargetRecord = Pick<
  RankedTarget,
  'provider' | 'model' | 'medianMs' | 'failureRate' | 'meanUsd' | 'images'
>

/** Of a normal distribution: 95 of 100 are nearer. */
const z95 = 1.96

const nameOf = ({ provider, model }: Pick<Candidate, 'provider' | 'model'>) =>
  `${provider} ${model}`

/** Who is better than whom, as far as the votes can tell. */
export function rank(ballots: readonly Ballot[], records: readonly TargetRecord[]): Ranking {
  const choices = ballots.flatMap(toChoice)
  const { of, deviation } = fitStrengths(choices)

  const targets = records.map((record): RankedTarget => {
    const name = nameOf(record)
    const stood = choices.filter(({ among }) => among.has(name))
    const log = of.get(name)
    const margin = log === undefined ? 0 : z95 * deviation(name)
    return {
      ...record,
      votes: stood.length,
      wins: stood.filter(({ winner }) => winner === name).length,
      ties: stood.filter(({ winner }) => winner === null).length,
      rank: null,
      votesNeeded: Math.max(0, enoughVotes - stood.length),
      strength:
        log === undefined
          ? null
          : { value: Math.exp(log), low: Math.exp(log - margin), high: Math.exp(log + margin) },
    }
  })

  const known = targets.filter(({ votesNeeded }) => votesNeeded === 0)
  const isClearlyBetter = (a: RankedTarget, b: RankedTarget) => {
    const [first, second] = [nameOf(a), nameOf(b)]
    const lead = (of.get(first) ?? 0) - (of.get(second) ?? 0)
    return a !== b && lead > z95 * deviation(first, second)
  }
  // One alone has nobody to be better than.
  if (known.length > 1) {
    let place = 1
    for (const target of known.toSorted(byStrength)) {
      const better = known.filter((other) => isClearlyBetter(other, target)).length
      // One of which less is known is beaten clearly by fewer, and that must not lift it above the stronger ones.
      place = Math.max(place, 1 + better)
      target.rank = place
    }
  }

  return { targets: targets.toSorted(byPlace), votes: choices.length }
}

/** None where the choice was between images of one target alone, which tells nothing about targets. */
function toChoice({ winner, candidates }: Ballot): Choice[] {
  const among = new Map<string, number>()
  for (const candidate of candidates)
    among.set(nameOf(candidate), (among.get(nameOf(candidate)) ?? 0) + 1)
  const chosen = candidates.find(({ id }) => id === winner)
  if (among.size < 2 || (winner !== null && !chosen)) return []
  return [{ among, winner: chosen ? nameOf(chosen) : null }]
}

const byStrength = (a: RankedTarget, b: RankedTarget) =>
  (b.strength?.value ?? 0) - (a.strength?.value ?? 0)

const byPlace = (a: RankedTarget, b: RankedTarget) =>
  Number(a.rank === null) - Number(b.rank === null) || byStrength(a, b)
