import { GenerationDetail } from '../features/generations/detail/generation-detail.tsx'
import { ShareButton } from '../features/share/share-button.tsx'
import { GenerationCode } from '../features/snippets/generation-code.tsx'

/** A generation with all that can be done with it. */
export const GenerationDialog = ({ id, onClose }: { id: string; onClose: () => void }) => (
  <GenerationDetail
    id={id}
    actions={
      <>
        <ShareButton subject={{ generationId: id }} />
        <GenerationCode key={id} id={id} />
      </>
    }
    onClose={onClose}
  />
)
