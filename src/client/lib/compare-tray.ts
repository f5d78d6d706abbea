import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** As many as can be told apart on one screen. */
export const maxCompared = 8

interface CompareTray {
  /** Of generations, in the order in which they were added. */
  ids: string[]
}

// Before the store, which reads what is kept as it is made.
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

/** What was put aside to be compared, whichever run it is from; kept in this browser. */
export const useCompareTray = create<CompareTray>()(
  persist((): CompareTray => ({ ids: [] }), {
    name: 'photon-compare',
    merge: (stored, current) => {
      const ids: unknown = (stored as Partial<CompareTray> | undefined)?.ids
      return Array.isArray(ids) ? { ids: ids.filter(isId).slice(0, maxCompared) } : current
    },
  }),
)

/** Puts one in or takes it out; false when there is no place left. */
export function toggleCompared(id: string): boolean {
  const { ids } = useCompareTray.getState()
  if (ids.includes(id)) useCompareTray.setState({ ids: ids.filter((known) => known !== id) })
  else if (ids.length >= maxCompared) return false
  else useCompareTray.setState({ ids: [...ids, id] })
  return true
}

export const emptyTray = () => useCompareTray.setState({ ids: [] })
