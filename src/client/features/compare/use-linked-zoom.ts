import { useEffect, useState } from 'react'
import { createZoomController } from '../../lib/zoom-controller.ts'
import { formatView, parseView } from '../../lib/zoom-math.ts'
import { replaceInAddress } from './board-state.ts'

/** One view for all, which begins with what the address says and goes back into it once it rests. */
export function useLinkedZoom() {
  const [zoom] = useState(() =>
    createZoomController(parseView(new URLSearchParams(window.location.search).get('view'))),
  )

  useEffect(() => {
    const { pathname } = window.location
    const unwatch = zoom.watchRest((view) =>
      replaceInAddress(pathname, 'view', view.zoom > 1.001 ? formatView(view) : null),
    )
    return () => {
      unwatch()
      zoom.stop()
    }
  }, [zoom])

  return zoom
}
