import { referenceKinds } from '#shared/catalog.ts'
import { imageUrl } from '../../lib/image-source.ts'
import { chipClass } from '../../ui/chip.ts'
import { countOf } from '../../lib/format.ts'
import { picturesOf } from './places.ts'
import type { Placed } from './places.ts'
import { formatWeight } from './weight-field.tsx'
import { ReframeKeeper } from './reframe-keeper.tsx'
import { roleWords } from './roles.ts'
import { useInputs } from './use-inputs.ts'
import { useUploads } from './uploads.ts'

/** What the draft carries along, a chip for each kind; pressed, it shows the slots. */
export function ReferenceChips({ onOpen }: { onOpen: () => void }) {
  const { references, reframe } = useInputs()
  const sending = useUploads(
    ({ uploads }) => uploads.filter(({ state }) => state !== 'failed').length,
  )
  return (
    <>
      {referenceKinds.map((kind) => {
        const pictures = picturesOf(references, kind)
        if (pictures.length === 0) return null
        return (
          <Chip key={kind} title={roleWords[kind].title} pictures={pictures} onOpen={onOpen}>
            <b className="num font-semibold text-ink">{figureOf(pictures)}</b>
          </Chip>
        )
      })}
      {reframe && <ReframeKeeper key={reframe.imageId} reframe={reframe} />}
      {reframe && (
        <Chip
          title={roleWords.reframe.title}
          pictures={[{ imageId: reframe.imageId, weight: null }]}
          onOpen={onOpen}
        />
      )}
      {sending > 0 && (
        <button type="button" onClick={onOpen} className={chipClass}>
          <i aria-hidden className="size-2 animate-breathe rounded-full bg-light" />
          {countOf(sending, 'picture')} on the way
        </button>
      )}
    </>
  )
}

interface ChipProps {
  title: string
  pictures: Placed[]
  onOpen: () => void
  children?: React.ReactNode
}

function Chip({ title, pictures, onOpen, children }: ChipProps) {
  return (
    <button type="button" onClick={onOpen} className={`${chipClass} pl-[3px]`}>
      <span className="flex">
        {pictures.map(({ imageId }) => (
          <img
            key={imageId}
            src={imageUrl(imageId, 320)}
            alt=""
            className="size-[26px] rounded-full border border-panel bg-sunken object-cover not-first:-ml-2.5"
          />
        ))}
      </span>
      <span>
        {title}
        <span className="sr-only">{pictures.length === 1 ? ' reference' : ' references'}</span>
      </span>
      {children}
    </button>
  )
}

/** The weight of a single picture; of several, how many they are. */
function figureOf(pictures: Placed[]): string {
  const [first] = pictures
  if (pictures.length === 1 && first && first.weight !== null) return formatWeight(first.weight)
  return String(pictures.length)
}
