import { useSyncExternalStore } from 'react'

const narrow = () => matchMedia('(width < 40rem)')

function subscribe(notify: () => void) {
  const query = narrow()
  query.addEventListener('change', notify)
  return () => query.removeEventListener('change', notify)
}

/** Held like a phone: one picture at a time is all that can be looked at. */
export const useIsNarrow = () => useSyncExternalStore(subscribe, () => narrow().matches)
