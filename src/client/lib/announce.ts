import { create } from 'zustand'

/** What assistive technology is told; see the live region in features/activity. */
export const useAnnouncementStore = create<{ texts: string[] }>()(() => ({ texts: [] }))

export const announce = (text: string) =>
  useAnnouncementStore.setState(({ texts }) => ({ texts: [...texts, text] }))
