import { create } from 'zustand'
import type { NewRun } from '#shared/run.ts'

/** A run that was asked for and that the server has not acknowledged. */
export interface UnsentRun {
  run: NewRun
  pressedAt: number
  /** False while its first attempt is under way, here or in the tab where it was pressed. */
  isWaiting: boolean
}

interface Outbox {
  unsent: UnsentRun[]
  /** What the server would not take when it was sent again; nobody stood at the button any more. */
  refusals: { run: NewRun; message: string }[]
}

const prefix = 'photon-unsent-'
/** For as long as this, a run is left to the tab in which it was pressed. */
const otherTabMs = 5_000

/**
 * A key for each run, not one for all of them: two tabs that write at the same moment cannot undo each other. A run
 * stays until the server has said yes or no to it, and always goes under its first id, so it cannot be paid twice.
 */
export const useOutboxStore = create<Outbox>()(() => ({ unsent: readStored(), refusals: [] }))

/** To be called before anything is sent. */
export function keepUnsent(run: NewRun) {
  if (findUnsent(run.id)) return
  const entry = { run, pressedAt: Date.now() }
  try {
    localStorage.setItem(prefix + run.id, JSON.stringify(entry))
  } catch {
    // No room, or not allowed: then it is kept for as long as this page is open.
  }
  add({ ...entry, isWaiting: false })
}

export function forgetUnsent(id: string) {
  if (!findUnsent(id)) return
  localStorage.removeItem(prefix + id)
  drop(id)
}

/** No answer came. */
export const markWaiting = (id: string) =>
  useOutboxStore.setState(({ unsent }) => ({
    unsent: unsent.map((entry) => (entry.run.id === id ? { ...entry, isWaiting: true } : entry)),
  }))

const findUnsent = (id: string) => useOutboxStore.getState().unsent.find(({ run }) => run.id === id)

const add = (entry: UnsentRun) =>
  useOutboxStore.setState(({ unsent }) => ({
    unsent: [...unsent.filter(({ run }) => run.id !== entry.run.id), entry].toSorted(byAge),
  }))

const drop = (id: string) =>
  useOutboxStore.setState(({ unsent }) => ({ unsent: unsent.filter(({ run }) => run.id !== id) }))

window.addEventListener('storage', ({ key, newValue }) => {
  if (!key?.startsWith(prefix)) return
  const [entry] = parseUnsent(key, newValue)
  if (!entry) return drop(key.slice(prefix.length))
  add({ ...entry, isWaiting: false })
  setTimeout(() => markWaiting(entry.run.id), otherTabMs)
})

// Back to a page that was put to sleep: what happened in other tabs has passed it by.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) useOutboxStore.setState({ unsent: readStored() })
})

// Declarations, since the store reads what is stored while this file is still being run.
function readStored(): UnsentRun[] {
  try {
    return Object.keys(localStorage)
      .flatMap((key) => parseUnsent(key, localStorage.getItem(key)))
      .toSorted(byAge)
  } catch {
    return []
  }
}

// By hand, and only what this page itself reads: the server checks the rest, and says what is wrong with it.
function parseUnsent(key: string, text: string | null): UnsentRun[] {
  if (!key.startsWith(prefix)) return []
  try {
    const { run, pressedAt } = JSON.parse(text ?? '{}') as { run?: NewRun; pressedAt?: unknown }
    const isWhole =
      typeof run?.prompt === 'string' &&
      prefix + run.id === key &&
      Array.isArray(run.targets) &&
      typeof run.copies === 'number' &&
      typeof pressedAt === 'number'
    return isWhole ? [{ run, pressedAt, isWaiting: true }] : []
  } catch {
    return []
  }
}

function byAge(a: UnsentRun, b: UnsentRun) {
  return a.pressedAt - b.pressedAt
}
