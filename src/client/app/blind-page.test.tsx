import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { createQueryClient } from '../queries/query-client.ts'
import { answerQuietly, idOf, stubApi } from '../test-api.ts'
import { StudioPage } from './studio-page.tsx'

const runId = idOf(100)
const imageIds = ['a', 'b', 'c'].map((digit) => digit.repeat(64))
const targets = [
  { provider: 'wavespeed', model: 'photon-flash', mode: 'live' },
  { provider: 'luma', model: 'photon', mode: 'live' },
  { provider: 'fal', model: 'photon', mode: 'sandbox' },
]

beforeEach(() => {
  window.history.replaceState(null, '', `/runs/${runId}/blind`)
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  // jsdom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
})

const revealed = imageIds.map((imageId, index) => ({
  imageId,
  generationId: idOf(index + 1),
  ...targets[index],
}))

/** As somebody to whom this choice has been shown before, or to whom none has. */
async function renderBlind({ before = null, stands }: { before?: unknown; stands?: unknown } = {}) {
  const calls = stubApi((call) => {
    if (call.path !== `/runs/${runId}/blind`) return answerQuietly(call)
    if (call.method === 'GET')
      return Response.json({
        prompt: 'a harbour',
        result: before,
        images: imageIds.map((imageId, index) => ({
          letter: 'ABC'[index],
          imageId,
          width: 2048,
          height: 1152,
          thumbhash: '',
        })),
      })
    const { winner } = call.body as { winner: string | null }
    const chosen = revealed.find(({ imageId }) => imageId === winner)
    return Response.json(stands ?? { winner: chosen?.generationId ?? null, revealed }, {
      status: stands === undefined ? 201 : 200,
    })
  })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <StudioPage />
    </QueryClientProvider>,
  )
  const board = await screen.findByRole('dialog', { name: 'Blind: a harbour' })
  await within(board).findByRole('figure', { name: /^A/ })
  return { board, calls, votes: () => calls.filter(({ method }) => method === 'POST') }
}

it('shows letters only, asks for nothing else, and has no studio behind it', async () => {
  const { board, calls } = await renderBlind()
  expect(within(board).getAllByRole('figure')).toHaveLength(3)
  expect(document.body.innerHTML).not.toMatch(/luma|\bfal\b|segmind|wavespeed|photon/i)
  expect(screen.queryByRole('textbox', { name: 'Prompt', hidden: true })).toBeNull()
  expect(calls.map(({ path }) => path)).toEqual([`/runs/${runId}/blind`])
})

it('takes a letter as the choice, and then lifts the curtain', async () => {
  const { board, votes } = await renderBlind()
  await userEvent.keyboard('b')
  expect(await within(board).findByText('You chose Luma Photon.')).toBeTruthy()
  expect(votes().map(({ body }) => body)).toEqual([
    { voter: expect.stringMatching(/^[0-9a-f-]{36}$/), winner: imageIds[1], among: imageIds },
  ])
  const chosen = within(board).getByRole('figure', { name: 'B · Luma Photon' })
  expect(within(chosen).getByText('Your choice')).toBeTruthy()
  expect(within(board).getAllByText('Your choice')).toHaveLength(1)
  expect(within(board).getByRole('link', { name: 'Ranking' }).getAttribute('href')).toBe('/ranking')

  // What is known now is no blind choice.
  await userEvent.keyboard('a')
  expect(votes()).toHaveLength(1)
})

it('takes that one cannot tell', async () => {
  const { board, votes } = await renderBlind()
  await userEvent.click(within(board).getByRole('button', { name: 'Can’t tell' }))
  expect(await within(board).findByText('You could not tell them apart.')).toBeTruthy()
  expect(votes()[0]?.body).toMatchObject({ winner: null })
  expect(within(board).queryByText('Your choice')).toBeNull()
})

it('keeps the choice of an earlier visit, and takes no other', async () => {
  const { board, votes } = await renderBlind({ before: { winner: idOf(2), revealed } })
  expect(within(board).getByText('You chose Luma Photon.')).toBeTruthy()
  expect(within(board).getByRole('figure', { name: 'B · Luma Photon' })).toBeTruthy()
  expect(within(board).queryByRole('button', { name: 'Can’t tell' })).toBeNull()
  await userEvent.keyboard('a')
  expect(votes()).toHaveLength(0)
})

it('says what was chosen when that image is gone', async () => {
  const [first, ...others] = revealed
  const left = { ...first, imageId: null }
  await renderBlind({ before: { winner: idOf(1), revealed: [left, ...others] } })
  expect(screen.getByText('You chose WaveSpeed Flash.')).toBeTruthy()
  expect(screen.queryByText('Your choice')).toBeNull()
})

it('shows the choice that stands where another window was faster', async () => {
  const { board } = await renderBlind({ stands: { winner: idOf(3), revealed } })
  await userEvent.keyboard('b')
  expect(await within(board).findByText('You chose fal Photon.')).toBeTruthy()
  expect(await screen.findByText(/a first choice stands/)).toBeTruthy()
})

it('is the same person each time', async () => {
  localStorage.setItem('photon-voter', idOf(7))
  const { calls } = await renderBlind()
  expect(calls[0]?.query.get('voter')).toBe(idOf(7))
})

it('keeps where one was in the gallery while one looks around, and gives it back', async () => {
  window.history.replaceState({ place: { y: 700 } }, '', `/runs/${runId}/blind`)
  const { board } = await renderBlind()
  await userEvent.keyboard('{ArrowRight}')
  expect(location.search).toBe('?at=2')
  await userEvent.click(within(board).getByRole('button', { name: 'Studio' }))
  expect(location.pathname).toBe('/')
  expect(history.state.place).toEqual({ y: 700 })
})
