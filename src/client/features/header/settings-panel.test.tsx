import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSignalStore } from '../../lib/signals.ts'
import { useViewStore } from '../../lib/theme.ts'
import { SettingsPanel } from './settings-panel.tsx'

const { playChime } = vi.hoisted(() => ({ playChime: vi.fn<() => void>() }))
vi.mock('../../lib/chime.ts', () => ({ playChime }))

beforeEach(() => {
  useSignalStore.setState({ notification: false, sound: false })
  vi.stubGlobal('isSecureContext', true)
})
afterEach(() => {
  vi.unstubAllGlobals()
  playChime.mockClear()
})

function allow(answer: NotificationPermission, before: NotificationPermission = 'default') {
  const requestPermission = vi.fn<() => Promise<NotificationPermission>>(async () => answer)
  vi.stubGlobal('Notification', { permission: before, requestPermission })
  return requestPermission
}

const toggle = (name: string) => screen.getByRole<HTMLInputElement>('switch', { name })
const noteOf = (name: string) =>
  document.getElementById(toggle(name).getAttribute('aria-describedby') ?? '')?.textContent

it('asks for leave at the switch, not before', async () => {
  const requestPermission = allow('granted')
  render(<SettingsPanel popover="settings" />)
  expect(requestPermission).not.toHaveBeenCalled()

  await userEvent.click(toggle('Notification'))
  expect(requestPermission).toHaveBeenCalledOnce()
  expect(toggle('Notification').checked).toBe(true)
  expect(useSignalStore.getState().notification).toBe(true)
})

it('stays off where leave is refused, and says how to give it', async () => {
  allow('denied')
  render(<SettingsPanel popover="settings" />)
  await userEvent.click(toggle('Notification'))
  expect(toggle('Notification').checked).toBe(false)
  expect(useSignalStore.getState().notification).toBe(false)
  expect(noteOf('Notification')).toContain('blocks them')
})

it('does not pretend after leave was taken back', () => {
  allow('denied', 'denied')
  useSignalStore.setState({ notification: true })
  render(<SettingsPanel popover="settings" />)
  expect(toggle('Notification').checked).toBe(false)
})

it('offers no notification where there can be none', () => {
  vi.stubGlobal('isSecureContext', false)
  allow('granted')
  render(<SettingsPanel popover="settings" />)
  expect(toggle('Notification').disabled).toBe(true)
  expect(noteOf('Notification')).toContain('shows none')
})

it('lets one hear the sound when it is switched on', async () => {
  allow('granted')
  render(<SettingsPanel popover="settings" />)
  await userEvent.click(toggle('Sound'))
  expect(playChime).toHaveBeenCalledOnce()
  await userEvent.click(toggle('Sound'))
  expect(playChime).toHaveBeenCalledOnce()
  expect(useSignalStore.getState().sound).toBe(false)
})

it('turns the theme', async () => {
  allow('granted')
  render(<SettingsPanel popover="settings" />)
  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }))
  expect(useViewStore.getState().theme).toBe('dark')
})
