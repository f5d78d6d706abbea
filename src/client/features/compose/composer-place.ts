import { useCallback, useState, useSyncExternalStore } from 'react'
import { create } from 'zustand'

// Not in a browser without it, which is none but a test's.
const phone = () => window.matchMedia?.('(width < 48rem)')

function subscribe(notify: () => void) {
  const query = phone()
  query?.addEventListener('change', notify)
  return () => query?.removeEventListener('change', notify)
}

const useIsPhone = () => useSyncExternalStore(subscribe, () => phone()?.matches ?? false)

/** Whether the page begins with the form because there is nothing else yet. */
export const useFirstRunStore = create<{ isFirstRun: boolean }>()(() => ({ isFirstRun: false }))

/**
 * Where the form stands: on top of the page; or, on a phone with images to show, in a sheet. It is one form in
 * either place: its `host` is moved, with all that was typed. `place` takes it over as a ref.
 */
export function useComposerPlace() {
  const isPhone = useIsPhone()
  const isFirstRun = useFirstRunStore((state) => state.isFirstRun)
  const [host] = useState(() => document.createElement('div'))
  const place = useCallback((element: HTMLElement | null) => element?.append(host), [host])
  return { host, place, isSheet: isPhone && !isFirstRun }
}
