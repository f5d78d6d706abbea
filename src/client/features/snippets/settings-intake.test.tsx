import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { toDraftHash, writeSettings } from '#shared/draft-link.ts'
import type { DraftSettings } from '#shared/draft-link.ts'
import { emptyDraft, useDraftStore } from '../../lib/draft.ts'
import { Toasts } from '../../ui/toast-list.tsx'
import { SettingsIntake } from './settings-intake.tsx'

const settings: DraftSettings = {
  prompt: 'a harbour at night',
  aspectRatio: '4:3',
  copies: 3,
  targets: [{ provider: 'fal', model: 'photon' }],
}
const modify = { imageId: 'a'.repeat(64), weight: 0.3 }
const before = {
  ...emptyDraft,
  prompt: 'what stood there',
  references: { ...emptyDraft.references, modify },
}
const draft = () => useDraftStore.getState().draft

beforeEach(() => {
  useDraftStore.setState({ draft: before })
  history.replaceState(null, '', '/?a=1')
})

const promptText = () => screen.getByRole<HTMLTextAreaElement>('textbox').value

const open = () =>
  render(
    <>
      <textarea aria-label="Prompt" />
      <SettingsIntake />
      <Toasts />
    </>,
  )

it('opens a link, cleans the address, and gives the old draft back with its pictures', async () => {
  history.replaceState(null, '', `/?a=1${toDraftHash(settings)}`)
  open()
  expect(draft()).toMatchObject({ ...settings, references: { modify: null } })
  expect(location.href).toBe(`${location.origin}/?a=1`)
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(draft()).toEqual(before)
})

it('opens a link that is pasted into the address of an open page', async () => {
  open()
  location.hash = toDraftHash(settings)
  await waitFor(() => expect(draft().prompt).toBe(settings.prompt))
  expect(location.hash).toBe('')
})

it('says what is wrong with a link, and leaves the draft alone', async () => {
  history.replaceState(null, '', '/#draft=AAAA')
  open()
  expect(await screen.findByText('This link is not whole')).toBeDefined()
  expect(draft()).toEqual(before)
  expect(location.hash).toBe('')
})

it.each([
  ['text', writeSettings(settings)],
  ['a link', `https://a.test/${toDraftHash(settings)}`],
])('takes settings that are pasted into the prompt as %s', async (_, text) => {
  open()
  await userEvent.click(screen.getByRole('textbox'))
  await userEvent.paste(text)
  expect(draft()).toMatchObject(settings)
  expect(promptText()).toBe('')
})

it('leaves words that are pasted to the prompt', async () => {
  open()
  await userEvent.click(screen.getByRole('textbox'))
  await userEvent.paste('a {photon}')
  expect(promptText()).toBe('a {photon}')
  expect(draft()).toEqual(before)
})

it('takes a file of settings before anybody takes it for a picture', async () => {
  const taken = vi.fn<() => void>()
  document.addEventListener('drop', taken)
  open()
  const file = new File([writeSettings(settings)], 'run.json', { type: 'application/json' })
  fireEvent.drop(document.body, { dataTransfer: { files: [file], types: ['Files'] } })
  await waitFor(() => expect(draft()).toMatchObject(settings))
  expect(taken).not.toHaveBeenCalled()

  const picture = new File(['x'], 'a.png', { type: 'image/png' })
  const dataTransfer = { files: [picture], types: ['Files'], getData: () => '' }
  fireEvent.drop(document.body, { dataTransfer })
  expect(taken).toHaveBeenCalledOnce()
  document.removeEventListener('drop', taken)
})
