import { create } from 'zustand'

/** What came in above what is looked at: by the list's hash and the run's id, how many images. */
export const useNewsStore = create<{ byList: Record<string, Record<string, number>> }>()(() => ({
  byList: {},
}))

let isAway = false

/** Away from the head of the gallery one does not see what comes in; at the head there is no news. */
export function tellAway(isNow: boolean) {
  isAway = isNow
  if (!isAway) useNewsStore.setState({ byList: {} })
}

export const isAwayFromHead = () => isAway

export const noteNews = (list: string, runId: string, images: number) =>
  useNewsStore.setState(({ byList }) => ({
    byList: { ...byList, [list]: { ...byList[list], [runId]: images } },
  }))
