import { useEffect, useState } from 'react'
import { replaceInAddress } from './board-state.ts'

const restMs = 250
const middle = 50

/** How far a slider is, which the address keeps once it rests; in the middle it is as usual. */
export function useAddressPercent(
  name: 'line' | 'onion',
): [percent: number, setPercent: (percent: number) => void] {
  const [percent, setPercent] = useState(() =>
    parsePercent(new URLSearchParams(window.location.search).get(name)),
  )

  useEffect(() => {
    const { pathname } = window.location
    const timer = setTimeout(
      () => replaceInAddress(pathname, name, percent === middle ? null : String(percent)),
      restMs,
    )
    return () => clearTimeout(timer)
  }, [name, percent])

  return [percent, setPercent]
}

function parsePercent(text: string | null): number {
  const percent = Number(text ?? middle)
  return percent >= 0 && percent <= 100 ? Math.round(percent * 10) / 10 : middle
}
