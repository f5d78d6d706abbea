import { ImagePlus, Repeat2, SquareSplitHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import { imageVariant } from '../../../lib/image-source.ts'
import { remix } from '../../../lib/remix.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Popover } from '../../../ui/popover.tsx'
import { targetName } from '../../../ui/target-name.tsx'
import { BeforeAfter } from '../detail/before-after.tsx'
import { CompareTool } from './compare-tool.tsx'
import { UseAsMenu } from './use-as-menu.tsx'
import { applyUseAs } from './use-as.ts'

interface ResultToolsProps {
  generation: Generation
  image: Image
  run: ListedRun
  width: number
  /** Of the picture in the card. */
  height: number
  isPointedAt: boolean
  isCompared: boolean
}

const pillClass =
  'inline-flex h-[30px] items-center gap-1.5 rounded-full bg-black/60 px-2.5 text-xs text-white hover:bg-black/75 focus-visible:outline-offset-0'

const hiddenClass =
  'opacity-0 transition-opacity duration-150 group-focus-within/card:opacity-100 group-hover/card:opacity-100 group-has-data-[select=on]/card:hidden pointer-coarse:hidden group-data-narrow/card:hidden'

/** On less, before and after are too small to be told apart, and their button in the way of others. */
const leastSplit = { width: 120, height: 76 }

/** Along the lower edge of a finished picture: where it can go from here. */
export function ResultTools(props: ResultToolsProps) {
  const { generation, image, run, width, height, isPointedAt, isCompared } = props
  const [isComparing, setIsComparing] = useState(false)
  const name = targetName(generation)
  const isLarge = width >= leastSplit.width && height >= leastSplit.height
  const source = isLarge ? run.references.modify : null
  if (!isPointedAt && !isCompared && !source) return null

  return (
    <>
      {source && isComparing && (
        <div className="absolute inset-x-0 top-0 z-1 overflow-hidden rounded-md" style={{ height }}>
          <BeforeAfter sourceId={source.imageId} ratio={image.width / image.height} width={640}>
            <img
              src={imageVariant(image, 640)}
              alt="After"
              draggable={false}
              className="absolute inset-0 size-full"
            />
          </BeforeAfter>
        </div>
      )}
      <div
        className="pointer-events-none absolute inset-x-2 z-2 flex items-center gap-1.5 group-data-narrow/card:justify-end *:pointer-events-auto"
        style={{ top: height - 38 }}
      >
        {!isComparing && isPointedAt && (
          <>
            <span className={hiddenClass}>
              <button
                type="button"
                title={`Fill the form with the settings of ${name}`}
                onClick={() => remix(run, generation.id)}
                className={pillClass}
              >
                <Repeat2 size={14} /> Remix
              </button>
            </span>
            <span className={hiddenClass}>
              <Popover
                triggerClassName={pillClass}
                className="w-[290px]"
                trigger={
                  <>
                    <ImagePlus size={14} /> Use as…
                  </>
                }
              >
                {(popover) => (
                  <UseAsMenu popover={popover} onChoose={(role) => applyUseAs(role, image.id)} />
                )}
              </Popover>
            </span>
          </>
        )}
        {!isComparing && (isPointedAt || isCompared) && (
          <span
            className={`${hiddenClass} has-aria-pressed:opacity-100 pointer-coarse:has-aria-pressed:inline`}
          >
            <CompareTool
              id={generation.id}
              name={name}
              isCompared={isCompared}
              className={`${pillClass} w-[30px] justify-center px-0!`}
            />
          </span>
        )}
        {source && (
          <button
            type="button"
            aria-pressed={isComparing}
            aria-label={`Before and after, ${name}`}
            title="Before and after"
            onClick={() => setIsComparing(!isComparing)}
            className={`${pillClass} ml-auto w-[30px] group-data-narrow/card:ml-0 justify-center px-0! aria-pressed:bg-white aria-pressed:text-black`}
          >
            <SquareSplitHorizontal size={14} />
          </button>
        )}
      </div>
    </>
  )
}
