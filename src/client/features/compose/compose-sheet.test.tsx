import { QueryClientProvider } from '@tanstack/react-query'
import { act, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { emptyDraft, useDraftStore } from '../../lib/draft.ts'
import { fillDraft } from '../../lib/change-draft.ts'
import { useOutboxStore } from '../../lib/outbox.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import { answerQuietly, lostConnection, makeRun, refusal, stubApi } from '../../test-api.ts'
import { ComposeForm } from './compose-form.tsx'
import { useFirstRunStore } from './composer-place.ts'

let isPhone = true
const listeners = new Set<() => void>()

beforeEach(() => {
  isPhone = true
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('48rem') && isPhone,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }))
  useDraftStore.setState({ draft: emptyDraft, isUntouched: true })
  useOutboxStore.setState({ unsent: [], refusals: [] })
  useFirstRunStore.setState({ isFirstRun: false })
})
function turn(toPhone: boolean) {
  isPhone = toPhone
  act(() => listeners.forEach((listener) => listener()))
}

function renderForm(
  answer: () => Response | Error = () => Response.json(makeRun(), { status: 201 }),
) {
  const calls = stubApi((call) => (call.method === 'POST' ? answer() : answerQuietly(call)))
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ComposeForm onAddKey={() => {}} />
    </QueryClientProvider>,
  )
  const sent = () => calls.filter(({ method }) => method === 'POST')
  return { sent, user: userEvent.setup() }
}

const bar = () => screen.findByRole('button', { name: /^New run:/ })
const sheet = () => screen.queryByRole('dialog', { name: 'New run' })
const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })

it('leaves the page to the gallery, and says in a line what the form holds', async () => {
  useDraftStore.setState({ draft: { ...emptyDraft, prompt: 'a lighthouse' } })
  renderForm()
  expect((await bar()).textContent).toContain('a lighthouse')
  await waitFor(async () => expect((await bar()).textContent).toContain('5 images'))
  expect(screen.queryByRole('textbox', { name: 'Prompt' })).toBeNull()
  expect(document.documentElement.style.getPropertyValue('--foot')).not.toBe('')
})

it('opens the form ready to type, and keeps what was typed when it closes', async () => {
  const { user } = renderForm()
  await user.click(await bar())
  expect(document.activeElement).toBe(prompt())
  await user.type(prompt(), 'a harbour')
  await user.click(screen.getByRole('button', { name: 'Close' }))

  expect(sheet()).toBeNull()
  expect((await bar()).textContent).toContain('a harbour')
  await user.click(await bar())
  expect(prompt().value).toBe('a harbour')
})

it('closes once the run is sent', async () => {
  const { sent, user } = renderForm()
  await user.click(await bar())
  await user.type(prompt(), 'a harbour')
  await user.click(screen.getByRole('button', { name: /^Generate/ }))
  await waitFor(() => expect(sheet()).toBeNull())
  expect(sent()).toHaveLength(1)
})

it('closes when the run waits to be sent, but not when it was refused', async () => {
  let answer: Response | Error = refusal(422, 'unavailable', 'Luma has no 3:2')
  const { sent, user } = renderForm(() => answer)
  await user.click(await bar())
  await user.type(prompt(), 'a harbour')
  await user.click(screen.getByRole('button', { name: /^Generate/ }))
  expect((await screen.findByRole('alert')).textContent).toBe('Luma has no 3:2')
  expect(sheet()).not.toBeNull()

  answer = lostConnection()
  await user.click(screen.getByRole('button', { name: /^Generate/ }))
  await waitFor(() => expect(sheet()).toBeNull())
  expect(sent()).toHaveLength(2)
})

it('opens by itself when something is put into the form', async () => {
  renderForm()
  await bar()
  act(() => fillDraft({ prompt: 'a remix' }))
  await waitFor(() => expect(sheet()).not.toBeNull())
  expect(prompt().value).toBe('a remix')
})

it('is one form, whichever way the phone is turned', async () => {
  const { user } = renderForm()
  await user.click(await bar())
  const field = prompt()
  await user.type(field, 'a harbour')
  turn(false)
  expect(sheet()).toBeNull()
  expect(prompt()).toBe(field)
  expect(field.value).toBe('a harbour')
  expect(document.documentElement.style.getPropertyValue('--foot')).toBe('')
})

it('stands on the page while there is nothing else', () => {
  useFirstRunStore.setState({ isFirstRun: true })
  renderForm()
  expect(prompt()).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^New run:/ })).toBeNull()
})

it.each([
  ['far', 160, 1_000],
  ['fast', 60, 50],
])('goes when its head is pulled %s, and comes back when it was only nudged', async (_, px, ms) => {
  const { user } = renderForm()
  await user.click(await bar())
  const handle = screen.getByRole('heading', { name: 'New run' }).parentElement
  if (!handle) throw new Error('The sheet has no head')
  handle.setPointerCapture = () => {}

  let now = 1
  const point = (type: 'pointerDown' | 'pointerMove' | 'pointerUp', clientY: number) => {
    const event = createEvent[type](handle, { clientY })
    Object.defineProperty(event, 'timeStamp', { value: now })
    fireEvent(handle, event)
  }
  const pull = (distance: number, lengthMs: number) => {
    point('pointerDown', 0)
    now += lengthMs
    point('pointerMove', distance)
    const shift = sheet()?.style.translate
    point('pointerUp', distance)
    return shift
  }
  expect(pull(60, 1_000)).toBe('0px 60px')
  expect(sheet()?.style.translate).toBe('')
  pull(px, ms)
  await waitFor(() => expect(sheet()).toBeNull())
})
