import { useMemo, useSyncExternalStore } from 'react'
import type { thumbHashToDataURL } from 'thumbhash'
import { insistOn } from './lazy-part.tsx'

let decode: typeof thumbHashToDataURL | undefined
const waiting = new Set<() => void>()

void insistOn(() => import('thumbhash')).then((thumbhash) => {
  decode = thumbhash.thumbHashToDataURL
  for (const notify of waiting) notify()
})

function whenDecoding(notify: () => void) {
  waiting.add(notify)
  return () => waiting.delete(notify)
}

/** What stands for a picture until it is there, as a CSS image; undefined until the decoder has come. */
export function usePlaceholder(thumbhash: string | undefined): string | undefined {
  const toUrl = useSyncExternalStore(whenDecoding, () => decode)
  return useMemo(() => {
    if (!thumbhash || !toUrl) return undefined
    const bytes = Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0))
    return `url(${toUrl(bytes)})`
  }, [thumbhash, toUrl])
}
