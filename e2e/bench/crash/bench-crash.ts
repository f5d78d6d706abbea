import type { Row } from '../row.ts'
import { runCrashTrial } from './crash-trial.ts'

/** Killed again and again on one folder: what was charged, and what became of it. */
export async function benchCrash({ kills }: { kills: number }): Promise<Row[]> {
  const verdict = await runCrashTrial({ kills, isPatient: true })
  for (const sentence of verdict.brokenFiles) console.error(sentence)
  const row = (what: string, value: number | string, target: number | string = ''): Row => ({
    what,
    value: String(value),
    target: String(target),
  })
  return [
    row('killed', verdict.kills),
    row('runs acknowledged', verdict.runs),
    row('runs lost', verdict.runsLost, 0),
    row('generations', verdict.generations),
    row('ended with their image', verdict.succeeded),
    row('charged', verdict.charged),
    row('charged twice', verdict.chargedTwice, 0),
    row('charged for nothing of ours', verdict.chargedForNothingOfOurs, 0),
    row('lost', verdict.lost, 0),
    row('uncertain', verdict.uncertain),
    row('uncertain at first, found in the list', verdict.foundAgain),
    row('uncertain without a kill in the submit', verdict.uncertainWithoutKill, 0),
    row('hung', verdict.hung, 0),
    row('broken files', verdict.brokenFiles.length, 0),
    row('integrity check', verdict.integrity, 'ok'),
  ]
}
