import { useEffect, useState } from 'react'

/** Two changes make a flash: even at its fastest this stays far below three of them a second. */
export const flickerMs = { min: 400, max: 2_000, usual: 700 }

export interface Flicker {
  isSecondShown: boolean
  isPlaying: boolean
  ms: number
  setMs: (ms: number) => void
  toggle: () => void
  swap: () => void
}

/** Two pictures take turns, by themselves or, where motion is not wanted, by hand. */
export function useFlicker(isOn: boolean): Flicker {
  const [isSecondShown, setIsSecondShown] = useState(false)
  const [isPlaying, setIsPlaying] = useState(() => !isStill().matches)
  const [ms, setMs] = useState(flickerMs.usual)
  const swap = () => setIsSecondShown((isShown) => !isShown)

  useEffect(() => {
    const still = isStill()
    const stop = () => {
      if (still.matches) setIsPlaying(false)
    }
    still.addEventListener('change', stop)
    return () => still.removeEventListener('change', stop)
  }, [])

  useEffect(() => {
    if (!isOn || !isPlaying) return
    const timer = setInterval(swap, Math.max(flickerMs.min, ms))
    return () => clearInterval(timer)
  }, [isOn, isPlaying, ms])

  return { isSecondShown, isPlaying, ms, setMs, toggle: () => setIsPlaying(!isPlaying), swap }
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)')
