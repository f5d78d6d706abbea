import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSignalStore } from '../../lib/signals.ts'
import { createTeller } from './done-teller.ts'

const { playChime } = vi.hoisted(() => ({ playChime: vi.fn<() => void>() }))
vi.mock('../../lib/chime.ts', () => ({ playChime }))

const messages: FakeNotification[] = []

class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'granted'
  readonly text: string
  close = vi.fn<() => void>()
  constructor(text: string) {
    super()
    this.text = text
    messages.push(this)
  }
}

/** The browser's own, as far as it is used: exclusive by `ifAvailable`, and shared. */
function createLocks() {
  const held: { name: string; isShared: boolean }[] = []
  return {
    async request(
      name: string,
      { mode, ifAvailable }: LockOptions,
      hold: (lock: unknown) => Promise<void> | undefined,
    ) {
      await Promise.resolve()
      const isShared = mode === 'shared'
      const isFree = !held.some((other) => other.name === name && !(isShared && other.isShared))
      if (!isFree && ifAvailable) return hold(null)
      const lock = { name, isShared }
      held.push(lock)
      await hold(lock)
      held.splice(held.indexOf(lock), 1)
    },
    query: async () => ({ held }),
  }
}

beforeEach(() => {
  vi.stubGlobal('Notification', FakeNotification)
  vi.stubGlobal('isSecureContext', true)
  FakeNotification.permission = 'granted'
  useSignalStore.setState({ notification: true, sound: true })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  messages.length = 0
  playChime.mockClear()
})

const setHidden = (isHidden: boolean) =>
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)

const said = () => messages.map(({ text }) => text)

it('shows a message and plays the chime while the tab is out of sight', async () => {
  setHidden(true)
  const focus = vi.spyOn(window, 'focus').mockReturnValue()
  await createTeller(createLocks()).tell('4 images are ready, 1 failed')
  expect(said()).toEqual(['4 images are ready, 1 failed'])
  expect(playChime).toHaveBeenCalledTimes(1)

  messages[0]?.dispatchEvent(new Event('click'))
  expect(focus).toHaveBeenCalledOnce()
  expect(messages[0]?.close).toHaveBeenCalledOnce()
})

it('shows no message to somebody who looks at the page', async () => {
  setHidden(false)
  await createTeller(createLocks()).tell('1 image is ready')
  expect(said()).toEqual([])
  expect(playChime).toHaveBeenCalledTimes(1)
})

it('lets one tab speak for all, every time', async () => {
  setHidden(true)
  const locks = createLocks()
  const [one, other] = [createTeller(locks), createTeller(locks)]
  await Promise.all([one.tell('1 image is ready'), other.tell('1 image is ready')])
  await other.tell('2 images are ready')
  await one.tell('2 images are ready')
  expect(said()).toEqual(['1 image is ready', '2 images are ready'])
  expect(playChime).toHaveBeenCalledTimes(2)
})

it('shows no message while another tab of the studio is in sight', async () => {
  const locks = createLocks()
  setHidden(false)
  createTeller(locks)
  await vi.waitFor(async () => expect((await locks.query()).held).toHaveLength(1))
  setHidden(true)
  await createTeller(locks).tell('1 image is ready')
  expect(said()).toEqual([])
})

it('shows it again once the tab that was in sight is left', async () => {
  const locks = createLocks()
  setHidden(false)
  const teller = createTeller(locks)
  await vi.waitFor(async () => expect((await locks.query()).held).toHaveLength(1))
  setHidden(true)
  document.dispatchEvent(new Event('visibilitychange'))
  await teller.tell('1 image is ready')
  expect(said()).toEqual(['1 image is ready'])
})

it.each([
  ['both are off', () => useSignalStore.setState({ notification: false, sound: false })],
  [
    'another tab has switched them off',
    () =>
      localStorage.setItem(
        'photon-signals',
        JSON.stringify({ state: { notification: false, sound: false }, version: 0 }),
      ),
  ],
])('is silent where %s', async (_, switchOff) => {
  switchOff()
  setHidden(true)
  await createTeller(createLocks()).tell('1 image is ready')
  expect(said()).toEqual([])
  expect(playChime).not.toHaveBeenCalled()
})

it('shows nothing without leave, and works where there are no locks', async () => {
  setHidden(true)
  FakeNotification.permission = 'denied'
  await createTeller(undefined).tell('1 image is ready')
  expect(said()).toEqual([])
  FakeNotification.permission = 'granted'
  await createTeller(undefined).tell('1 image is ready')
  expect(said()).toEqual(['1 image is ready'])
})
