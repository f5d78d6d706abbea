import { useQueries } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Generation } from '#shared/generation.ts'
import { emptyTray, maxCompared, toggleCompared, useCompareTray } from '../../lib/compare-tray.ts'
import { countOf } from '../../lib/format.ts'
import { imageVariant } from '../../lib/image-source.ts'
import { openShare } from '../../lib/share-request.ts'
import { generationQuery } from '../../queries/generation-queries.ts'
import { Button, quietButtonClass } from '../../ui/button.tsx'
import { targetName } from '../../ui/target-name.tsx'

/** At the foot of the gallery: what was put aside to be compared. */
export function Tray() {
  const ids = useCompareTray((state) => state.ids)
  const answers = useQueries({ queries: ids.map((id) => generationQuery(id)) })
  const isGone = (index: number) =>
    answers[index]?.isError === true || Boolean(answers[index]?.data?.deletedAt)
  const gone = ids.filter((_, index) => isGone(index)).join()

  useEffect(() => {
    // What left the library leaves the tray.
    for (const id of gone.split(',')) if (id !== '') toggleCompared(id)
  }, [gone])

  if (ids.length === 0) return null
  const canCompare = ids.length > 1
  return (
    <section
      aria-label="To compare"
      className="fixed bottom-[calc(var(--foot,0px)+12px)] left-1/2 z-10 flex max-w-[calc(100vw-24px)] -translate-x-1/2 animate-rise items-center gap-2.5 rounded-lg border border-line-strong bg-raised p-2 shadow-float"
    >
      <ul className="flex min-w-0 gap-1.5 overflow-x-auto p-0.5">
        {answers.map(({ data }) => data && <TrayItem key={data.id} generation={data} />)}
      </ul>
      <span className="text-sm whitespace-nowrap text-ink-2 max-sm:hidden">
        {canCompare ? countOf(ids.length, 'image') : 'Add one more'}
        {ids.length === maxCompared && ', full'}
      </span>
      <Button look="bare" onClick={emptyTray}>
        Clear
      </Button>
      {canCompare && (
        <Button
          title="Make a link for others"
          onClick={() => openShare({ generationIds: [...ids] })}
        >
          Share
        </Button>
      )}
      {canCompare && (
        <Link
          href={`/compare?ids=${ids.join(',')}`}
          className={`${quietButtonClass} border-transparent! bg-action text-on-action! hover:opacity-90`}
        >
          Compare
        </Link>
      )}
    </section>
  )
}

function TrayItem({ generation }: { generation: Generation }) {
  const { id, image } = generation
  const name = targetName(generation)
  return (
    <li className="group/item relative size-11 flex-none overflow-hidden rounded-sm bg-sunken">
      {image && (
        <img src={imageVariant(image, 320)} alt={name} className="size-full object-cover" />
      )}
      <button
        type="button"
        aria-label={`Take ${name} out`}
        title={`Take ${name} out`}
        onClick={() => toggleCompared(id)}
        className="absolute inset-0 grid place-items-center bg-black/55 text-white opacity-0 transition-opacity group-hover/item:opacity-100 focus-visible:opacity-100 focus-visible:-outline-offset-2 pointer-coarse:opacity-100 pointer-coarse:bg-black/30"
      >
        <X size={16} />
      </button>
    </li>
  )
}
