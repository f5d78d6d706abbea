import type { Generation } from '#shared/generation.ts'
import { pixelSizes } from '#shared/price.ts'
import type { BoardEntry } from '../features/compare/board-entry.ts'
import type { Note } from '../features/compare/compare-facts.ts'
import type { ViewerItem } from '../features/compare/viewer-item.ts'
import { describeEnd } from '../features/generations/card/describe-end.ts'
import { EndedBody } from '../features/generations/card/ended-body.tsx'
import { LiveBody } from '../features/generations/card/live-body.tsx'
import { imageVariant } from '../lib/image-source.ts'
import { titleOf } from '../lib/run-title.ts'
import type { ListedRun } from '../queries/run-queries.ts'
import { hueClass, targetName } from '../ui/target-name.tsx'

/** What the board shows and says of each. */
export function toEntries(
  generations: readonly Generation[],
  runs: readonly ListedRun[],
): BoardEntry[] {
  const labels = labelsOf(generations)
  return generations.map((generation, index) => {
    const run = runs.find(({ id }) => id === generation.runId)
    return {
      generation,
      item: toItem(generation, run, labels[index] ?? ''),
      isPicked: run?.pickedGenerationId === generation.id,
      note: noteOf(generation),
    }
  })
}

function toItem(generation: Generation, run: ListedRun | undefined, label: string): ViewerItem {
  const { id, image, provider, aspectRatio } = generation
  const [width, height] = image
    ? [image.width, image.height]
    : pixelSizes[aspectRatio ?? run?.aspectRatio ?? '16:9']
  return {
    id,
    label,
    badge: generation.mode === 'sandbox' ? 'Sandbox' : undefined,
    alt: run ? `${titleOf(run)}, by ${label}` : label,
    width,
    height,
    src: image && ((wanted) => (wanted === null ? image.url : imageVariant(image, wanted))),
    thumbhash: image?.thumbhash,
    hueClass: hueClass[provider],
    body: !image && run && <Body generation={generation} run={run} />,
  }
}

/** Several by one target are told apart by a number. */
function labelsOf(generations: readonly Generation[]): string[] {
  const names = generations.map(targetName)
  return names.map((name, index) => {
    if (names.filter((other) => other === name).length === 1) return name
    const place = names.slice(0, index + 1).filter((other) => other === name).length
    return `${name} ${place}`
  })
}

function Body({ generation, run }: { generation: Generation; run: ListedRun }) {
  switch (generation.status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
      return <LiveBody generation={generation} />
    case 'succeeded':
      return null
    case 'failed':
    case 'uncertain':
    case 'canceled':
      return <EndedBody generation={generation} run={run} />
  }
}

function noteOf(generation: Generation): Note | null {
  const { status, image, adjustments } = generation
  if (status === 'failed' || status === 'uncertain' || status === 'canceled') {
    const { title, message, tone } = describeEnd(generation)
    return { text: `${title}. ${message}`, isBad: tone === 'bad' }
  }
  if (!image) return { text: 'On its way', isBad: false }
  return adjustments.length === 0 ? null : { text: adjustments.join('. '), isBad: false }
}
