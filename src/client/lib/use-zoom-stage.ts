import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { ZoomController } from './zoom-controller.ts'
import { attachZoomGestures } from './zoom-gestures.ts'

/** What moves the pictures in a stage; it carries `data-zoomed` while they are enlarged. */
export function useZoomStage(
  stageRef: RefObject<HTMLElement | null>,
  zoom: ZoomController,
  onStep: (step: 1 | -1) => void,
) {
  useEffect(() => {
    if (!stageRef.current) return undefined
    return attachZoomGestures(stageRef.current, zoom, { onSwipe: onStep })
  }, [stageRef, zoom, onStep])

  useEffect(
    () =>
      zoom.watch(({ zoom: factor }) =>
        stageRef.current?.toggleAttribute('data-zoomed', factor > 1.001),
      ),
    [stageRef, zoom],
  )
}
