import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How this browser shows the studio. */
export const useViewStore = create<{ theme: Theme }>()(
  persist((): { theme: Theme } => ({ theme: 'system' }), {
    name: 'photon-view',
    merge: (stored, current) => ({
      theme:
        themes.find((theme) => theme === (stored as { theme?: unknown } | undefined)?.theme) ??
        current.theme,
    }),
  }),
)

/** All colours are `light-dark()` pairs, so one property turns the page. */
export function followTheme() {
  const apply = ({ theme }: { theme: Theme }) => {
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme
  }
  apply(useViewStore.getState())
  return useViewStore.subscribe(apply)
}
