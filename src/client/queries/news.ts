import { create } from 'zustand'

/** What came in above what is looked at: by the list's hash and the run's id, how many images. */
export const useNewsStore = create<{ byList: Record<string, Record<string, number>> }>()(() => ({
  byList: {},
}))

export const noteNews = (list: string, runId: string, images: number) =>
  useNewsStore.setState(({ byList }) => ({
    byList: { ...byList, [list]: { ...byList[list], [runId]: images } },
  }))

export const forgetNews = () => useNewsStore.setState({ byList: {} })
