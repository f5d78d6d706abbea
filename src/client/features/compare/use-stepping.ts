import { useCallback, useEffect, useRef } from 'react'

/** Goes from picture to picture, round and round. The focus goes along: the keys speak of what has it. */
export function useStepping(
  count: number,
  active: number,
  onActive: (next: number) => void,
  getFrame: () => Element | null,
) {
  const isStepping = useRef(false)
  const latest = useRef({ count, active, onActive })

  useEffect(() => {
    latest.current = { count, active, onActive }
  })

  useEffect(() => {
    if (!isStepping.current) return
    isStepping.current = false
    const frame = getFrame()
    if (frame instanceof HTMLElement) frame.focus({ preventScroll: true })
  }, [active, getFrame])

  return useCallback((by: 1 | -1) => {
    const { count, active, onActive } = latest.current
    if (count < 2) return
    isStepping.current = true
    onActive((active + by + count) % count)
  }, [])
}
