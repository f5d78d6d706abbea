import type { Generation } from '#shared/generation.ts'
import type { NewRun, RunTarget } from '#shared/run.ts'

/** What the run asked of the target that made this generation. */
export function targetOf(
  { targets, aspectRatio }: Pick<NewRun, 'targets' | 'aspectRatio'>,
  { provider, model, aspectRatio: made }: Generation,
): RunTarget {
  const same = targets.filter((target) => target.provider === provider && target.model === model)
  // The same target may stand there twice, in two ratios.
  const exact = same.find((target) => (target.aspectRatio ?? aspectRatio) === made)
  return exact ?? same[0] ?? { provider, model }
}
