import { playChime } from '../../lib/chime.ts'
import { canNotify, readSignals } from '../../lib/signals.ts'

/** What this needs of the browser's locks, which all tabs of the studio share. */
interface Locks {
  request(
    name: string,
    options: LockOptions,
    hold: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>
  query(): Promise<{ held?: { name?: string }[] }>
}

const speaker = 'photon-speaker'
const seen = 'photon-seen'
const forEver = new Promise<void>(() => {})

/** Says that all is done, as the person wished: one tab for all of them, and no message while one of them is seen. */
export function createTeller(locks: Locks | undefined = globalThis.navigator.locks) {
  let isSpeaker = locks === undefined
  let hide: (() => void) | undefined
  let sights = 0

  /** Whoever comes first speaks until it is closed, so that no batch is told twice. */
  const askToSpeak = () =>
    new Promise<boolean>((resolve) => {
      if (isSpeaker || !locks) return resolve(isSpeaker)
      void locks.request(speaker, { ifAvailable: true }, (lock) => {
        isSpeaker = lock !== null
        resolve(isSpeaker)
        return isSpeaker ? forEver : undefined
      })
    })

  function noteSight() {
    const sight = ++sights
    hide?.()
    if (document.hidden) return
    void locks?.request(seen, { mode: 'shared' }, () =>
      sight === sights
        ? new Promise<void>((resolve) => {
            hide = resolve
          })
        : undefined,
    )
  }
  noteSight()
  document.addEventListener('visibilitychange', noteSight)

  async function isSeen() {
    if (!document.hidden) return true
    const { held = [] } = (await locks?.query()) ?? {}
    return held.some(({ name }) => name === seen)
  }

  return {
    async tell(sentence: string) {
      const { notification, sound } = await readSignals()
      if (!(notification || sound) || !(await askToSpeak())) return
      if (sound) await playChime()
      if (notification && !(await isSeen())) notify(sentence)
    },
    stop() {
      document.removeEventListener('visibilitychange', noteSight)
      hide?.()
    },
  }
}

function notify(sentence: string) {
  if (!canNotify() || Notification.permission !== 'granted') return
  const message = new Notification(sentence, {
    body: 'Photon Playground',
    icon: '/favicon.svg',
    tag: 'photon-done',
  })
  message.addEventListener('click', () => {
    window.focus()
    message.close()
  })
}
