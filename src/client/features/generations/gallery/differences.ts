import { providerNames } from '#shared/catalog.ts'
import type { NewRun, RunTarget } from '#shared/run.ts'
import { countOf } from '../../../lib/format.ts'
import { targetName } from '../../../ui/target-name.tsx'

type Settings = Pick<
  NewRun,
  'prompt' | 'targets' | 'copies' | 'aspectRatio' | 'references' | 'reframe'
>

/** What a remix asks for otherwise than its source, in a few words each. */
export function differencesFrom(source: Settings, run: Settings): string[] {
  const { aspectRatio, copies, references, reframe } = run
  return [
    ...(run.prompt.trim() === source.prompt.trim() ? [] : ['prompt changed']),
    ...(aspectRatio === source.aspectRatio ? [] : [`ratio ${aspectRatio ?? 'automatic'}`]),
    ...(copies === source.copies ? [] : [`${copies} each`]),
    ...pictureDifferences('image', source.references.image, references.image),
    ...pictureDifferences('style', source.references.style, references.style),
    ...pictureDifferences('character', source.references.character, references.character),
    ...pictureDifferences(
      'modify',
      [source.references.modify ?? []].flat(),
      [references.modify ?? []].flat(),
    ),
    ...reframeDifferences(source.reframe, reframe),
    ...targetDifferences(source.targets, run.targets),
  ]
}

interface Picture {
  imageId: string
  weight?: number
}

function pictureDifferences(kind: string, before: Picture[], after: Picture[]): string[] {
  if (after.length === 0) return before.length === 0 ? [] : [`no ${kind}`]
  const [first] = after
  const only = after.length === 1 ? first : undefined
  if (before.length === 0) return [only ? named(kind, only) : `${after.length} × ${kind}`]

  const weightOf = (id: string) => before.find(({ imageId }) => imageId === id)?.weight
  const isKnown = ({ imageId }: Picture) => before.some((known) => known.imageId === imageId)
  if (before.length !== after.length || !after.every(isKnown)) {
    if (!only) return [`${after.length} × ${kind}`]
    return before.length === 1
      ? [`another ${only.weight === before[0]?.weight ? kind : named(kind, only)}`]
      : [named(kind, only)]
  }
  const weighed = after.flatMap((picture, index) => {
    if (picture.weight === weightOf(picture.imageId)) return []
    return [named(only ? kind : `${kind} ${index + 1}`, picture)]
  })
  const isReordered = after.some(({ imageId }, index) => imageId !== before[index]?.imageId)
  return [...(isReordered ? [`${kind} reordered`] : []), ...weighed]
}

const named = (kind: string, { weight }: Picture) =>
  weight === undefined ? kind : `${kind} ${weight.toFixed(2)}`

function reframeDifferences(before: NewRun['reframe'], after: NewRun['reframe']): string[] {
  if (!after) return before ? ['no reframe'] : []
  if (!before) return ['reframe']
  if (before.imageId !== after.imageId) return ['another reframe']
  const sides = ['x', 'y', 'width', 'height'] as const
  return sides.some((side) => before[side] !== after[side]) ? ['placed anew'] : []
}

function targetDifferences(before: RunTarget[], after: RunTarget[]): string[] {
  const isSame = (a: RunTarget) => (b: RunTarget) => targetName(a) === targetName(b)
  const added = after.filter((target) => !before.some(isSame(target)))
  const gone = before.filter((target) => !after.some(isSame(target)))
  const settings = after.flatMap((target) => {
    const known = before.find(isSame(target))
    return known ? settingDifferences(known, target) : []
  })
  if (added.length > 0 && gone.length === before.length)
    return [`to ${listOf(after)} instead`, ...settings]
  if (gone.length > 0 && added.length === 0 && after.length === 1)
    return [`${listOf(after)} only`, ...settings]
  return [
    ...(added.length > 0
      ? [added.length > 2 ? `${added.length} targets more` : `also ${listOf(added)}`]
      : []),
    ...(gone.length > 0
      ? [gone.length > 2 ? `${gone.length} targets fewer` : `without ${listOf(gone)}`]
      : []),
    ...settings,
  ]
}

const listOf = (targets: RunTarget[]) =>
  targets.length > 2 ? countOf(targets.length, 'target') : targets.map(targetName).join(' and ')

function settingDifferences(before: RunTarget, after: RunTarget): string[] {
  const name = providerNames[after.provider]
  const [lost, had] = [after.without ?? [], before.without ?? []]
  return [
    ...(after.aspectRatio === before.aspectRatio
      ? []
      : [after.aspectRatio ? `${after.aspectRatio} at ${name}` : `the run's ratio at ${name}`]),
    ...(lost.toSorted().join() === had.toSorted().join()
      ? []
      : [
          lost.length > 0 ? `${name} without ${lost.join(' and ')}` : `${name} with all references`,
        ]),
  ]
}
