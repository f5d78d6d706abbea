import { useState } from 'react'
import type { Generation } from '#shared/generation.ts'
import { referencesFor } from '#shared/references-for.ts'
import { imageUrl } from '../../../lib/image-source.ts'
import type { RunSettings } from '../../../lib/remix.ts'
import { PictureDialog } from '../card/picture-dialog.tsx'
import { targetOf } from '../card/run-target.ts'
import { Section } from './section.tsx'

interface Reference {
  key: string
  imageId: string
  kind: string
  weight?: number
}

/** The pictures that steered a generation, as this target got them. */
export function ReferenceList({ generation, run }: { generation: Generation; run: RunSettings }) {
  const [opened, setOpened] = useState<Reference | null>(null)
  const references = listOf(run, generation)
  if (references.length === 0) return null
  return (
    <Section title="References">
      <ul className="flex flex-wrap gap-3">
        {references.map((reference) => (
          <li key={reference.key}>
            <button
              type="button"
              onClick={() => setOpened(reference)}
              className="group/thumb block rounded-md text-left text-xs"
            >
              <img
                src={imageUrl(reference.imageId, 320)}
                alt=""
                className="mb-1 size-16 rounded-md bg-sunken object-cover transition-opacity group-hover/thumb:opacity-85"
              />
              <span className="text-ink-2">{reference.kind}</span>{' '}
              <span className="num text-ink-3">{reference.weight?.toFixed(2)}</span>
              <span className="sr-only"> reference, open large</span>
            </button>
          </li>
        ))}
      </ul>
      {opened && (
        <PictureDialog
          label={capital(wordsOf(opened))}
          imageId={opened.imageId}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

const wordsOf = ({ kind, weight }: Reference) =>
  `${kind.toLowerCase()} reference${weight === undefined ? '' : `, weight ${weight.toFixed(2)}`}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function listOf(run: RunSettings, generation: Generation): Reference[] {
  const { image, style, character, modify } = referencesFor(
    run.references,
    targetOf(run, generation),
  )
  const named = (kind: string, pictures: { imageId: string; weight?: number }[]) =>
    pictures.map((picture) => ({ ...picture, kind, key: `${kind} ${picture.imageId}` }))
  return [
    ...named('Image', image),
    ...named('Style', style),
    ...named('Character', character),
    ...named('Modify', modify ? [modify] : []),
    ...named('Reframe', run.reframe ? [{ imageId: run.reframe.imageId }] : []),
  ]
}
