import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { beforeEach, expect, it } from 'vitest'
import type { NewRun } from '#shared/run.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { keepUnsent, markWaiting, useOutboxStore } from '../../lib/outbox.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import { answerQuietly, idOf, lostConnection, makeRun, refusal, stubApi } from '../../test-api.ts'
import type { Call } from '../../test-api.ts'
import { UnsentRuns } from './unsent-runs.tsx'

const { title: _title, createdAt: _at, pickedGenerationId: _picked, ...run } = makeRun()
const { generations: _generations, ...newRun } = run

beforeEach(() => {
  useOutboxStore.setState({ unsent: [], refusals: [] })
})

function renderUnsent(answer: (call: Call) => Response | Error | undefined, isLost = false) {
  const calls = stubApi((call) => (call.method === 'POST' ? answer(call) : answerQuietly(call)))
  const client = createQueryClient()
  const page = (lost: boolean) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <UnsentRuns isLost={lost} />
      </QueryClientProvider>
    </StrictMode>
  )
  const view = render(page(isLost))
  const sent = () =>
    calls.filter(({ method }) => method === 'POST').map(({ body }) => body as NewRun)
  return { sent, user: userEvent.setup(), setLost: (lost: boolean) => view.rerender(page(lost)) }
}

function waitToBeSent(id: string, pressedAt = Date.now()) {
  keepUnsent({ ...newRun, id })
  markWaiting(id)
  useOutboxStore.setState(({ unsent }) => ({
    unsent: unsent.map((entry) => (entry.run.id === id ? { ...entry, pressedAt } : entry)),
  }))
}

const taken = ({ body }: Call) =>
  Response.json(makeRun({ id: (body as NewRun).id }), { status: 201 })
const stored = () => Object.keys(localStorage).filter((key) => key.includes('unsent'))

it('sends what waits by itself, once, under its own id, and then forgets it', async () => {
  waitToBeSent(idOf(1))
  const { sent } = renderUnsent(taken)
  expect(screen.getByText('1 run is waiting to be sent')).toBeTruthy()

  await waitFor(() => expect(stored()).toEqual([]))

  expect(sent()).toEqual([{ ...newRun, id: idOf(1) }])
  expect(screen.queryByText(/waiting to be sent/)).toBeNull()
})

it('keeps it through lost answers, and goes on under the same id', async () => {
  waitToBeSent(idOf(1))
  const answers = [lostConnection(), new Response('<html>', { status: 502 })]
  const { sent } = renderUnsent((call) => answers.shift() ?? taken(call))

  await waitFor(() => expect(sent()).toHaveLength(2), { timeout: 3_000 })
  expect(stored()).toHaveLength(1)
  await waitFor(() => expect(stored()).toEqual([]), { timeout: 3_000 })

  expect(sent().map(({ id }) => id)).toEqual([idOf(1), idOf(1), idOf(1)])
})

it('waits while the server is lost, and sends as soon as it is back', async () => {
  waitToBeSent(idOf(1))
  const { sent, setLost } = renderUnsent(taken, true)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(sent()).toEqual([])

  setLost(false)
  await waitFor(() => expect(sent()).toHaveLength(1))
})

it('does not spend money by itself on what was pressed long ago', async () => {
  waitToBeSent(idOf(1), Date.now() - 2 * 60 * 60_000)
  const { sent, user } = renderUnsent(taken)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(sent()).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Send now' }))
  await waitFor(() => expect(sent()).toHaveLength(1))
})

it('says what the server would not take, and gives it back to the form', async () => {
  waitToBeSent(idOf(1))
  const { user } = renderUnsent(() => refusal(422, 'unavailable', 'Luma has no 16:9'))

  expect((await screen.findByRole('alert')).textContent).toBe(
    '“a lighthouse” was not sent: Luma has no 16:9',
  )
  expect(stored()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Edit' }))
  expect(useDraftStore.getState().draft.prompt).toBe('a lighthouse')
})

it('keeps what a login that has ended did not let through', async () => {
  waitToBeSent(idOf(1))
  const { sent } = renderUnsent(() => refusal(401, 'unauthorized', 'Sign in'))
  await waitFor(() => expect(sent()).toHaveLength(1))
  await act(async () => {})
  expect(stored()).toHaveLength(1)
})

it('discards on a word', async () => {
  waitToBeSent(idOf(1))
  waitToBeSent(idOf(2))
  const { sent, user } = renderUnsent(taken, true)
  expect(screen.getByText('2 runs are waiting to be sent')).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Discard' }))

  expect(screen.queryByText(/waiting to be sent/)).toBeNull()
  expect(stored()).toEqual([])
  expect(sent()).toEqual([])
})
