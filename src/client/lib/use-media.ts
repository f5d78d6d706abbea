import { useSyncExternalStore } from 'react'

/** Whether a media query holds now. */
export const useMedia = (query: string) =>
  useSyncExternalStore(
    (notify) => {
      const media = matchMedia(query)
      media.addEventListener('change', notify)
      return () => media.removeEventListener('change', notify)
    },
    () => matchMedia(query).matches,
  )
