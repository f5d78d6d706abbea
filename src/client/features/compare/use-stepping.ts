import { useCallback, useEffect, useRef } from 'react'

/** Goes from picture to picture, round and round. Gone by key, the focus goes along: keys speak of what has it. */
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

  return useCallback((by: 1 | -1, isByKey = false) => {
    const { count, active, onActive } = latest.current
    if (count < 2) return
    isStepping.current = isByKey
    onActive((active + by + count) % count)
  }, [])
}
