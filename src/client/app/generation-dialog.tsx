import { useQuery } from '@tanstack/react-query'
import { CopyButton } from '../features/generations/detail/copy-button.tsx'
import { GenerationDetail } from '../features/generations/detail/generation-detail.tsx'
import { ShareButton } from '../features/share/share-button.tsx'
import { GenerationCode } from '../features/snippets/generation-code.tsx'
import { changesQuery } from '../queries/changes-query.ts'

/** A generation with all that can be done with it. */
export const GenerationDialog = ({ id, onClose }: { id: string; onClose: () => void }) => (
  <GenerationDetail
    id={id}
    actions={
      <>
        <CopyButton id={id} />
        <ShareButton subject={{ generationId: id }} />
        <GenerationCode key={id} id={id} />
      </>
    }
    notice={<LostNotice />}
    onClose={onClose}
  />
)

/** The studio's own is behind the dialog. */
function LostNotice() {
  const { failureCount } = useQuery({ ...changesQuery(), enabled: false })
  if (failureCount === 0) return null
  return (
    <p
      role="alert"
      className="fixed top-3 left-1/2 z-4 flex w-max max-w-[calc(100vw-120px)] -translate-x-1/2 animate-rise items-center gap-2.5 rounded-full border border-line-strong bg-raised px-4 py-2 text-sm text-ink-2 shadow-float"
    >
      <i aria-hidden className="size-[7px] flex-none animate-breathe rounded-full bg-light" />
      Connection to the studio's server lost. Trying again…
    </p>
  )
}
