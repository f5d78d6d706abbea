/** One choice: how often each player stood in it, and who was chosen; null: it could not be told. */
export interface Choice {
  among: Map<string, number>
  winner: string | null
}

export interface Strengths {
  /** Logarithms, relative to the average of all players. */
  of: Map<string, number>
  /** Of the difference between two players, and of one to the average where the second is left out. */
  deviation: (player: string, other?: string) => number
}

/** Weight of the draw that each player is taken to have had against an average one. */
const prior = 1
const tolerance = 1e-10
const maxRounds = 2_000

/**
 * Bradley–Terry strengths, in Luce's form for a choice among more than two: of a set S the player i is chosen with
 * probability s_i / Σ s_j. They are the maximum of the likelihood, found by Hunter's MM algorithm (2004): each round sets
 * s_i = wins_i / Σ over the choices with i of 1 / Σ s_j, which never makes it worse.
 *
 * - A tie is one vote shared by all that stood in it. That pulls them together, as it should.
 * - Each player has drawn once against an invisible one of strength 1. That keeps a player who always wins, or players
 *   who never met, at finite strengths, and fades with the votes.
 * - A target with several copies in a choice has that many chances.
 *
 * The deviations come from the inverse of the Hessian of the negative log-likelihood at the maximum, in the logarithms
 * of the strengths: Σ over the choices of diag(p) − p pᵀ, plus the prior's. They take the votes for independent.
 */
export function fitStrengths(choices: readonly Choice[]): Strengths {
  const players = [...new Set(choices.flatMap(({ among }) => [...among.keys()]))].toSorted()
  const fields = toFields(choices, players)
  const wins = countWins(choices, players)

  let strengths = players.map(() => 1)
  for (let round = 0; round < maxRounds; round++) {
    const chances = strengths.map((strength) => prior / (strength + 1))
    for (const { members, times } of fields) {
      const sum = sumOf(members, strengths)
      for (const { at, count } of members) chances[at] = (chances[at] ?? 0) + (times * count) / sum
    }
    const next = toScale(wins.map((won, at) => won / (chances[at] ?? 1)))
    const change = Math.max(...next.map((s, at) => Math.abs(Math.log(s / (strengths[at] ?? 1)))))
    strengths = next
    if (change < tolerance) break
  }

  const covariance = invert(hessianAt(strengths, fields))
  const logs = strengths.map(Math.log)
  const mean = logs.reduce((sum, log) => sum + log, 0) / (logs.length || 1)
  return {
    of: new Map(players.map((player, at) => [player, (logs[at] ?? 0) - mean])),
    deviation(player, other) {
      const weights = players.map((name) => {
        const against = other === undefined ? 1 / players.length : Number(name === other)
        return Number(name === player) - against
      })
      const variance = weights.reduce(
        (sum, a, row) =>
          sum + a * weights.reduce((inner, b, at) => inner + b * (covariance[row]?.[at] ?? 0), 0),
        0,
      )
      return Math.sqrt(Math.max(variance, 0))
    },
  }
}

interface Field {
  members: { at: number; count: number }[]
  times: number
}

/** Choices among the same players are one sum: there are few of those, however many votes there are. */
function toFields(choices: readonly Choice[], players: string[]): Field[] {
  const fields = new Map<string, Field>()
  for (const { among } of choices) {
    const members = players.flatMap((player, at) => {
      const count = among.get(player)
      return count ? [{ at, count }] : []
    })
    const key = members.map(({ at, count }) => `${at}x${count}`).join()
    const field = fields.get(key) ?? { members, times: 0 }
    fields.set(key, { members, times: field.times + 1 })
  }
  return [...fields.values()]
}

function countWins(choices: readonly Choice[], players: string[]): number[] {
  const wins = new Map(players.map((player) => [player, prior / 2]))
  const add = (player: string, share: number) => wins.set(player, (wins.get(player) ?? 0) + share)
  for (const { among, winner } of choices) {
    if (winner !== null) add(winner, 1)
    else {
      const total = [...among.values()].reduce((sum, count) => sum + count, 0)
      for (const [player, count] of among) add(player, count / total)
    }
  }
  return players.map((player) => wins.get(player) ?? 0)
}

/**
 * The votes say nothing of the scale, only the prior does, and so faintly that the rounds would take long to find it:
 * here it is found at once, by Newton's method on its logarithm.
 */
function toScale(strengths: number[]): number[] {
  let log = -strengths.reduce((sum, s) => sum + Math.log(s), 0) / (strengths.length || 1)
  for (let step = 0; step < 20; step++) {
    const shares = strengths.map((s) => 1 / (1 + 1 / (s * Math.exp(log))))
    const slope = shares.reduce((sum, p) => sum + p * (1 - p), 0)
    const excess = shares.reduce((sum, p) => sum + p - 0.5, 0)
    if (slope === 0 || Math.abs(excess) < tolerance) break
    log -= Math.max(-1, Math.min(1, excess / slope))
  }
  return strengths.map((s) => s * Math.exp(log))
}

function hessianAt(strengths: number[], fields: Field[]): number[][] {
  const hessian = strengths.map(() => strengths.map(() => 0))
  const add = (row: number, column: number, value: number) => {
    const line = hessian[row]
    if (line) line[column] = (line[column] ?? 0) + value
  }
  strengths.forEach((strength, at) => add(at, at, (prior * strength) / (strength + 1) ** 2))
  for (const { members, times } of fields) {
    const sum = sumOf(members, strengths)
    const shares = members.map(({ at, count }) => ({ at, p: (count * (strengths[at] ?? 0)) / sum }))
    for (const a of shares) {
      add(a.at, a.at, times * a.p)
      for (const b of shares) add(a.at, b.at, -times * a.p * b.p)
    }
  }
  return hessian
}

const sumOf = (members: { at: number; count: number }[], strengths: number[]) =>
  members.reduce((sum, { at, count }) => sum + count * (strengths[at] ?? 0), 0)

/** Gauss–Jordan with pivots; what it is given is positive definite, thanks to the prior. */
function invert(matrix: number[][]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, index) => [
    ...row,
    ...Array.from({ length: size }, (_, column) => Number(column === index)),
  ])
  for (let at = 0; at < size; at++) {
    const pivot = rows.reduce(
      (best, row, index) =>
        index >= at && Math.abs(row[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0) ? index : best,
      at,
    )
    const [upper = [], lower = []] = [rows[pivot], rows[at]]
    rows[pivot] = lower
    const scale = upper[at] ?? 1
    const line = upper.map((value) => value / scale)
    rows[at] = line
    rows.forEach((row, index) => {
      const factor = row[at] ?? 0
      if (index !== at)
        rows[index] = row.map((value, column) => value - factor * (line[column] ?? 0))
    })
  }
  return rows.map((row) => row.slice(size))
}
