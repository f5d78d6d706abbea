import { create } from 'zustand'

/** What is to be deleted for ever, once that is confirmed. */
export const useEraseStore = create<{ asked: readonly string[] | 'all' | null }>()(() => ({
  asked: null,
}))

export const askToErase = (asked: readonly string[] | 'all') => useEraseStore.setState({ asked })

export const dropRequest = () => useEraseStore.setState({ asked: null })
