import { useCallback, useState } from 'react'
import { create } from 'zustand'
import { useMedia } from '../../lib/use-media.ts'

/** Whether the page begins with the form because there is nothing else yet. */
export const useFirstRunStore = create<{ isFirstRun: boolean }>()(() => ({ isFirstRun: false }))

/**
 * Where the form stands: on top of the page; or, on a phone with images to show, in a sheet. It is one form in
 * either place: its `host` is moved, with all that was typed. `place` takes it over as a ref.
 */
export function useComposerPlace() {
  const isPhone = useMedia('(width < 48rem)')
  const isFirstRun = useFirstRunStore((state) => state.isFirstRun)
  const [host] = useState(() => document.createElement('div'))
  const place = useCallback((element: HTMLElement | null) => element?.append(host), [host])
  return { host, place, isSheet: isPhone && !isFirstRun }
}
