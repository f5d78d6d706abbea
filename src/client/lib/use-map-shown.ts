import { useState } from 'react'

const key = 'photon-map'

/** Whether this person wants the map, today and another day. */
export function useMapShown(): [isShown: boolean, toggle: () => void] {
  const [isShown, setIsShown] = useState(() => localStorage.getItem(key) !== 'hidden')
  const toggle = () => {
    setIsShown(!isShown)
    localStorage.setItem(key, isShown ? 'hidden' : 'shown')
  }
  return [isShown, toggle]
}
