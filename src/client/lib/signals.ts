import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Signals {
  /** A message of the system when all is done and nobody looks. */
  notification: boolean
  /** A short chime when all is done. */
  sound: boolean
}

const isOn = (stored: unknown, name: keyof Signals) =>
  (stored as Partial<Record<keyof Signals, unknown>> | undefined)?.[name] === true

/** How this browser tells that all is done; both are off until somebody wants them. */
export const useSignalStore = create<Signals>()(
  persist((): Signals => ({ notification: false, sound: false }), {
    name: 'photon-signals',
    merge: (stored) => ({
      notification: isOn(stored, 'notification'),
      sound: isOn(stored, 'sound'),
    }),
  }),
)

/** Another tab may have changed them. */
export async function readSignals(): Promise<Signals> {
  await useSignalStore.persist.rehydrate()
  return useSignalStore.getState()
}

/** Whether a page may show a message of the system here; phones with Android leave that to installed apps. */
export const canNotify = () =>
  'Notification' in window && window.isSecureContext && !/Android/.test(navigator.userAgent)
