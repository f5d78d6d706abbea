import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import type { NewRun } from '#shared/run.ts'
import { emptyDraft, useDraftStore } from '../../lib/draft.ts'
import { useOutboxStore } from '../../lib/outbox.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import {
  answerQuietly,
  catalogOf,
  lostConnection,
  makeRun,
  refusal,
  stubApi,
} from '../../test-api.ts'
import type { Call } from '../../test-api.ts'
import { ComposeForm } from './compose-form.tsx'

beforeEach(() => {
  useDraftStore.setState({ draft: emptyDraft, isUntouched: true })
  useOutboxStore.setState({ unsent: [], refusals: [] })
})

function renderForm(answer: (call: Call) => Response | Error | undefined = () => undefined) {
  const calls = stubApi((call) => answer(call) ?? answerQuietly(call))
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <ComposeForm onAddKey={() => {}} />
    </QueryClientProvider>,
  )
  const sent = () =>
    calls.filter(({ method }) => method === 'POST').map(({ body }) => body as NewRun)
  return { ...view, sent, user: userEvent.setup() }
}

const prompt = () => screen.getByRole('textbox', { name: 'Prompt' })
const generate = () => screen.getByRole('button', { name: /^Generate/ })

it('asks for a prompt before it sends anything', async () => {
  const { sent, user } = renderForm()

  await user.click(generate())

  expect((await screen.findByRole('alert')).textContent).toBe('Write a prompt')
  expect(sent()).toEqual([])
})

it('makes one run of a double click, and of a second press before the answer', async () => {
  const { sent, user } = renderForm()

  await user.type(prompt(), 'a lighthouse')
  await user.dblClick(generate())
  await user.keyboard('{Control>}{Enter}{/Control}')

  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]).toMatchObject({ prompt: 'a lighthouse', copies: 1, aspectRatio: '16:9' })
})

it('makes a new run of each press, and keeps the prompt', async () => {
  const { sent, user } = renderForm(({ method }) =>
    method === 'POST' ? Response.json(makeRun(), { status: 201 }) : undefined,
  )

  await user.type(prompt(), 'a lighthouse')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(sent()).toHaveLength(1))
  await waitFor(() => expect(generate().getAttribute('aria-disabled')).toBe('false'))
  await user.keyboard('{Control>}{Enter}{/Control}')

  await waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent()[0]?.id).not.toBe(sent()[1]?.id)
  expect(prompt()).toHaveProperty('value', 'a lighthouse')
})

it('tries again under the same id when no answer came', async () => {
  const { sent, user } = renderForm(({ method }) =>
    method === 'POST' ? lostConnection() : undefined,
  )

  await user.type(prompt(), 'a lighthouse')
  await user.click(generate())
  await waitFor(() => expect(sent()).toHaveLength(1))
  await waitFor(() => expect(generate().getAttribute('aria-disabled')).toBe('false'))
  await user.click(generate())

  await waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent()[1]).toEqual(sent()[0])
})

it("shows the server's own sentence, and keeps nothing of what was refused", async () => {
  const { user } = renderForm(({ method }) =>
    method === 'POST' ? refusal(422, 'unavailable', 'Luma has no 3:2') : undefined,
  )

  await user.type(prompt(), 'a lighthouse')
  await user.click(generate())

  expect((await screen.findByRole('alert')).textContent).toContain('Luma has no 3:2')
  expect(useOutboxStore.getState().unsent).toEqual([])
})

it('keeps the unsent draft', async () => {
  const { user, unmount } = renderForm()
  await user.type(prompt(), 'a lighthouse')
  await user.click(screen.getByRole('button', { name: /^fal Photon/ }))
  unmount()
  await useDraftStore.persist.rehydrate()

  renderForm()

  expect(prompt()).toHaveProperty('value', 'a lighthouse')
  const toggle = screen.getByRole('button', { name: /^fal Photon/ })
  expect(toggle.getAttribute('aria-pressed')).toBe('false')
})

it('says what does not fit, and goes the way out that is chosen', async () => {
  const { sent, user } = renderForm()
  useDraftStore.setState(({ fills }) => ({
    draft: { ...emptyDraft, prompt: 'a lighthouse', aspectRatio: '4:3' },
    fills: fills + 1,
  }))

  expect(await screen.findByText('Segmind has no 4:3.')).toBeTruthy()
  expect(generate().getAttribute('aria-disabled')).toBe('true')
  await user.click(generate())
  expect(sent()).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Use 5:4 at Segmind' }))
  await user.click(generate())

  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(sent()[0]?.targets).toContainEqual({
    provider: 'segmind',
    model: 'photon',
    aspectRatio: '5:4',
  })
})

it('counts images and money before the click', async () => {
  renderForm(({ path }) =>
    path === '/catalog'
      ? Response.json(catalogOf({ luma: 'live', fal: 'live', segmind: 'live', wavespeed: 'live' }))
      : undefined,
  )

  expect(await screen.findByText('≈ $0.088')).toBeTruthy()
  expect(screen.getByText(/^5 images/)).toBeTruthy()
})
