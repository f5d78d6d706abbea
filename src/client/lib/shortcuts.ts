import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** A line of the list of keys. */
export interface Shortcut {
  /** As it is shown. */
  keys: string
  does: string
}

export interface ShortcutGroup {
  place: string
  shortcuts: readonly Shortcut[]
}

const isOff = (stored: unknown) => (stored as { areOn?: unknown } | undefined)?.areOn === false

/** Whether a letter alone does something. Who speaks to the computer may not want that. */
export const useLetterKeys = create<{ areOn: boolean }>()(
  persist(() => ({ areOn: true }), {
    name: 'photon-letter-keys',
    merge: (stored) => ({ areOn: !isOff(stored) }),
  }),
)

export const useShortcutList = create<{ isOpen: boolean }>()(() => ({ isOpen: false }))

export const openShortcuts = () => useShortcutList.setState({ isOpen: true })

export const closeShortcuts = () => useShortcutList.setState({ isOpen: false })
