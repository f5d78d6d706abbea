import { useEffect, useState } from 'react'
import type { Reframe } from '#shared/run.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { editDraft } from '../../lib/change-draft.ts'
import { imageUrl } from '../../lib/image-source.ts'
import { showToast } from '../../ui/toasts.ts'
import { canvasOf, isPlaced, placedAnew, rounded } from './reframe-geometry.ts'
import type { Size } from './reframe-geometry.ts'

/** Keeps the picture in its shape while the editor is closed: when it is chosen, and when the ratio changes. */
export function ReframeKeeper({ reframe }: { reframe: Reframe }) {
  const aspectRatio = useDraftStore(({ draft }) => draft.aspectRatio)
  const [source, setSource] = useState<Size | null>(null)

  useEffect(() => {
    // Each provider would choose a canvas of its own.
    if (aspectRatio !== null) return
    editDraft({ aspectRatio: '16:9' })
    showToast('A reframe needs a ratio: it is 16:9 now')
  }, [aspectRatio])

  useEffect(() => {
    if (!source || aspectRatio === null) return
    const canvas = canvasOf(aspectRatio)
    if (isPlaced(reframe, source, canvas)) return
    const placement = rounded(placedAnew(reframe, source, canvas), canvas)
    editDraft({ reframe: { imageId: reframe.imageId, ...placement } })
  }, [source, aspectRatio, reframe])

  return (
    <img
      hidden
      src={imageUrl(reframe.imageId, 1280)}
      alt=""
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        setSource({ width: naturalWidth, height: naturalHeight })
      }
    />
  )
}
