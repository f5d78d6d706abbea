import { expect, it } from 'vitest'
import { runCrashTrial } from './crash-trial.ts'

it('pays once and loses nothing, whenever the server is killed', { timeout: 240_000 }, async () => {
  const verdict = await runCrashTrial({ kills: 8, gapMs: 250 })
  expect(verdict).toMatchObject({
    kills: 8,
    runsLost: 0,
    generations: verdict.runs * 4,
    chargedTwice: 0,
    chargedForNothingOfOurs: 0,
    lost: 0,
    succeeded: verdict.generations - verdict.uncertain,
    uncertainWithoutKill: 0,
    hung: 0,
    brokenFiles: [],
    integrity: 'ok',
  })
  expect(verdict.runs).toBeGreaterThan(0)
})
