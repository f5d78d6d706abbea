import type { RankedTarget, Ranking } from '#shared/vote.ts'
import { countOf, formatDuration, formatUsd } from '../../lib/format.ts'
import { Dot, hueClass, targetName } from '../../ui/target-name.tsx'
import { StrengthBar } from './strength-bar.tsx'

interface RankingTableProps {
  ranking: Ranking
  isFiltered?: boolean
}

/** By target, the strongest first; without any votes, how to get some. */
export function RankingTable({ ranking, isFiltered = false }: RankingTableProps) {
  const { targets, votes } = ranking
  return (
    <>
      {votes === 0 ? (
        <p className="mt-6 max-w-[64ch] rounded-lg bg-sunken px-4 py-3 text-ink-2">
          No votes yet{isFiltered && ' of this mode, ratio and kind'}. Open a run with at least two
          images by “Compare”, press “Blind”, and choose the one you like best: each choice counts
          here.
        </p>
      ) : (
        <p className="mt-6 text-sm text-ink-2">{countOf(votes, 'vote')}</p>
      )}
      <section
        aria-label="Ranking by target"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, also by keyboard.
        tabIndex={0}
        className="relative mt-3 overflow-x-auto"
      >
        <table className="w-full min-w-[680px] border-collapse text-left text-sm [&_td]:py-2.5 [&_td]:pr-4 [&_th]:py-2.5 [&_th]:pr-4 [&_tr]:border-b [&_tr]:border-line">
          <thead className="text-ink-3 [&_th]:font-normal">
            <tr>
              <th scope="col">Target</th>
              <th scope="col">Rank</th>
              <th scope="col">Strength (1 is average)</th>
              <th scope="col">Votes</th>
              <th scope="col">Wins</th>
              <th scope="col">Median time</th>
              <th scope="col">Failed</th>
              <th scope="col">Per image</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <TargetRow key={targetName(target)} target={target} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function TargetRow({ target }: { target: RankedTarget }) {
  const { provider, rank, votesNeeded, strength, votes, wins } = target
  const { medianMs, failureRate, meanUsd } = target
  return (
    <tr className={hueClass[provider]}>
      <th scope="row" className="font-medium whitespace-nowrap">
        <span className="flex items-center gap-2">
          <Dot /> {targetName(target)}
        </span>
      </th>
      <td className="whitespace-nowrap">
        {rank === null ? (
          <span className="text-ink-3">needs {countOf(votesNeeded, 'more vote')}</span>
        ) : (
          <span className="num text-ink">{rank}</span>
        )}
      </td>
      <td>{strength ? <StrengthBar strength={strength} /> : unknown}</td>
      <td className="num">{votes}</td>
      <td className="num">{wins}</td>
      <td className="num whitespace-nowrap">
        {medianMs === null ? unknown : formatDuration(medianMs)}
      </td>
      <td className="num">
        {failureRate === null ? unknown : `${Math.round(failureRate * 100)} %`}
      </td>
      <td className="num">{meanUsd === null ? unknown : formatUsd(meanUsd)}</td>
    </tr>
  )
}

const unknown = <span className="text-ink-3">–</span>
