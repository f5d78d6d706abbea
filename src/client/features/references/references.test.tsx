import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyDraft, useDraftStore } from '../../lib/draft.ts'
import { createQueryClient } from '../../queries/query-client.ts'
import { answerQuietly, stubApi } from '../../test-api.ts'
import { Toasts } from '../../ui/toast-list.tsx'
import { ComposeForm } from '../compose/compose-form.tsx'
import { useRecentPictures } from './recent-pictures.ts'
import { ReferenceRow } from './reference-row.tsx'
import { dropUpload, useUploads } from './uploads.ts'

interface Sent {
  body: FormData | string
  isAborted: boolean
  progress: (share: number) => void
  answer: (status: number, body: unknown) => void
}

/** The browser's own request, whose answers come when the test says so. */
function stubUploads(): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal(
    'XMLHttpRequest',
    class extends EventTarget {
      upload = new EventTarget()
      status = 0
      responseText = ''
      #entry: Sent | undefined
      open() {}
      setRequestHeader() {}
      abort() {
        if (this.#entry) this.#entry.isAborted = true
        this.dispatchEvent(new Event('abort'))
      }
      send(body: FormData | string) {
        this.#entry = {
          body,
          isAborted: false,
          progress: (share) =>
            this.upload.dispatchEvent(
              new ProgressEvent('progress', {
                lengthComputable: true,
                loaded: share * 100,
                total: 100,
              }),
            ),
          answer: (status, answer) => {
            this.status = status
            this.responseText = JSON.stringify(answer)
            this.dispatchEvent(new Event('load'))
          },
        }
        sent.push(this.#entry)
      }
    },
  )
  return sent
}

const pictureId = (digit: number) => String(digit).repeat(64)
const file = (name: string, type = 'image/png') => new File(['x'], name, { type })
const lastDraft = () => useDraftStore.getState().draft

beforeEach(() => {
  useDraftStore.setState({ draft: emptyDraft, isUntouched: true, arriving: 0 })
  useRecentPictures.setState({ imageIds: [] })
  URL.createObjectURL = () => 'blob:preview'
  URL.revokeObjectURL = () => {}
})

// What a test left on its way.
afterEach(async () => {
  for (const { id } of useUploads.getState().uploads) dropUpload(id)
  await Promise.resolve()
})

async function openSlots() {
  const sent = stubUploads()
  const calls = stubApi(answerQuietly)
  const user = userEvent.setup()
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ComposeForm onAddKey={() => {}} references={<ReferenceRow />} />
      <Toasts />
    </QueryClientProvider>,
  )
  await user.click(screen.getByRole('button', { name: '+ Reference' }))
  const slots = await screen.findByRole('region', { name: 'References' }, { timeout: 5_000 })
  const answer = async (index: number, digit: number) => {
    await waitFor(() => expect(sent.length).toBeGreaterThan(index))
    await act(async () => sent[index]?.answer(201, { id: pictureId(digit) }))
  }
  return { sent, calls, user, slots: within(slots), answer }
}

const draftWith = (count: number) =>
  useDraftStore.setState({
    draft: {
      ...emptyDraft,
      references: {
        ...emptyDraft.references,
        image: Array.from({ length: count }, (_, at) => ({
          imageId: pictureId(at + 1),
          weight: 0.85,
        })),
      },
    },
  })

it('puts a chosen file into its slot with the usual weight, and counts it', async () => {
  const { user, slots, answer } = await openSlots()

  await user.upload(slots.getByLabelText('Add style reference'), file('look.png'))
  await answer(0, 1)

  const style = slots.getByRole('group', { name: 'Style' })
  expect(await within(style).findByText('1 of 1')).toBeTruthy()
  expect(slots.getByRole('slider', { name: 'Weight of style reference' })).toHaveProperty(
    'value',
    '0.8',
  )
  expect(lastDraft().references.style).toEqual([{ imageId: pictureId(1), weight: 0.8 }])
})

it('makes Generate wait while a picture is on its way, and says so', async () => {
  const { sent, user, slots, answer } = await openSlots()

  await user.upload(slots.getByLabelText('Add modify source'), file('source.png'))
  act(() => sent[0]?.progress(0.4))

  expect(await screen.findByText('Waiting for 1 picture to arrive.')).toBeTruthy()
  expect(slots.getByRole('progressbar', { name: 'Upload of source.png' })).toHaveProperty(
    'value',
    0.4,
  )
  const generate = screen.getByRole('button', { name: /^Generate/ })
  expect(generate.getAttribute('aria-disabled')).toBe('true')

  await answer(0, 1)
  await waitFor(() => expect(screen.queryByText(/^Waiting for/)).toBeNull())
})

it('sends three at once, fills the places there are, and says what was left out', async () => {
  const { sent, user, slots } = await openSlots()

  await user.upload(
    slots.getByLabelText('Add image reference'),
    [1, 2, 3, 4, 5, 6].map((at) => file(`${at}.png`)),
  )

  expect(await screen.findByText('4 image references fitted; 2 of 6 left out')).toBeTruthy()
  expect(sent).toHaveLength(3)
  await act(async () => sent[0]?.answer(201, { id: pictureId(1) }))
  await waitFor(() => expect(sent).toHaveLength(4))
})

it('keeps the order in which files were chosen, whichever arrives first', async () => {
  const { user, slots, answer } = await openSlots()

  await user.upload(slots.getByLabelText('Add character reference'), [file('1.png'), file('2.png')])
  await answer(1, 2)
  await waitFor(() => expect(lastDraft().references.character).toHaveLength(1))
  await answer(0, 1)

  await waitFor(() =>
    expect(lastDraft().references.character).toEqual([
      { imageId: pictureId(1) },
      { imageId: pictureId(2) },
    ]),
  )
})

it("shows the server's sentence when a link is refused, and tries again when told to", async () => {
  const { sent, user, slots, answer } = await openSlots()
  await user.click(slots.getByRole('button', { name: 'Link to an image reference' }))
  await user.keyboard('http://10.0.0.1/a.png{Enter}')

  expect(sent[0]?.body).toBe('{"url":"http://10.0.0.1/a.png"}')
  const error = { code: 'address_unreachable', message: 'This address is not public' }
  await act(async () => sent[0]?.answer(422, { error }))
  expect(await slots.findByText('This address is not public')).toBeTruthy()
  const generate = screen.getByRole('button', { name: /^Generate/ })
  await waitFor(() => expect(generate.getAttribute('aria-disabled')).toBe('false'))

  await user.click(slots.getByRole('button', { name: /^Try .* again$/ }))
  await answer(1, 1)
  expect(lastDraft().references.image).toHaveLength(1)
})

it('calls an upload off for good', async () => {
  const { sent, user, slots } = await openSlots()
  await user.upload(slots.getByLabelText('Add style reference'), file('look.png'))

  await user.click(slots.getByRole('button', { name: 'Cancel look.png' }))

  expect(sent[0]?.isAborted).toBe(true)
  expect(slots.queryByText('look.png')).toBeNull()
  expect(useDraftStore.getState().arriving).toBe(0)
})

it('takes a weight from the number field only while it is one', async () => {
  draftWith(1)
  const { user, slots } = await openSlots()
  const field = slots.getByRole('spinbutton', { name: /^Weight of image reference 1/ })

  await user.clear(field)
  await user.type(field, '0.4')
  expect(lastDraft().references.image[0]?.weight).toBe(0.4)
  await user.type(field, '4{Backspace}{Backspace}{Backspace}7')

  expect(lastDraft().references.image[0]?.weight).not.toBeGreaterThan(1)
})

it('sends nothing when Enter ends a number', async () => {
  draftWith(1)
  useDraftStore.setState(({ draft }) => ({
    draft: {
      ...draft,
      prompt: 'a lighthouse',
      targets: [{ provider: 'luma', model: 'photon' }],
    },
  }))
  const { calls, user, slots } = await openSlots()
  const generate = screen.getByRole('button', { name: /^Generate/ })
  await waitFor(() => expect(generate.getAttribute('aria-disabled')).toBe('false'))

  await user.type(slots.getByRole('spinbutton'), '{Enter}')
  await new Promise((resolve) => setTimeout(resolve, 100))

  expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
})

it('moves a picture by its buttons', async () => {
  draftWith(2)
  const { user, slots } = await openSlots()

  await user.click(slots.getByRole('button', { name: 'Move image reference 1 down' }))

  expect(lastDraft().references.image.map(({ imageId }) => imageId)).toEqual([
    pictureId(2),
    pictureId(1),
  ])
})

it('puts a removed picture back where it was', async () => {
  draftWith(3)
  const { user, slots } = await openSlots()
  const before = lastDraft().references.image

  await user.click(slots.getByRole('button', { name: 'Remove image reference 2' }))
  expect(lastDraft().references.image).toHaveLength(2)
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(lastDraft().references.image).toEqual(before)
})

it('keeps the weight and the place of a picture that is replaced', async () => {
  draftWith(2)
  const { user, slots, answer } = await openSlots()

  await user.upload(slots.getByLabelText('Replace image reference 1'), file('new.png'))
  await answer(0, 9)

  await waitFor(() =>
    expect(lastDraft().references.image.map(({ imageId }) => imageId)).toEqual([
      pictureId(9),
      pictureId(2),
    ]),
  )
})

it('says that a picture is gone, and lets it be removed', async () => {
  draftWith(1)
  const { user, slots } = await openSlots()
  const picture = slots.getByRole('button', { name: 'Show image reference 1 large' })

  fireEvent.error(picture.querySelector('img') ?? picture)

  expect(await slots.findByText('No longer here')).toBeTruthy()
  await user.click(slots.getByRole('button', { name: 'Remove image reference 1' }))
  expect(lastDraft().references.image).toEqual([])
})

it('asks what a picture is to be that is pasted beside the slots', async () => {
  const { user, answer } = await openSlots()

  fireEvent.paste(document.body, {
    clipboardData: { types: ['Files'], files: [file('pasted.png')], getData: () => '' },
  })
  const dialog = await screen.findByRole('dialog', { name: 'Use the picture as' })
  await user.click(within(dialog).getByRole('button', { name: /^Character/ }))
  await answer(0, 5)

  await waitFor(() => expect(lastDraft().references.character).toEqual([{ imageId: pictureId(5) }]))
})

it('takes several of its own pictures that are dropped together, and says what was left out', async () => {
  draftWith(2)
  const { slots } = await openSlots()
  const html = [3, 4, 5].map((digit) => `<img src="http://studio/api/images/${pictureId(digit)}">`)
  const dataTransfer = {
    types: ['text/uri-list', 'text/html'],
    getData: (type: string) => (type === 'text/html' ? html.join('') : ''),
    files: [],
  }
  fireEvent.drop(await slots.findByRole('group', { name: 'Image' }), { dataTransfer })
  expect(lastDraft().references.image.map(({ imageId }) => imageId)).toEqual(
    [1, 2, 3, 4].map(pictureId),
  )
  expect(await screen.findByText('2 image references fitted; 1 of 3 left out')).toBeTruthy()
  fireEvent.drop(slots.getByRole('group', { name: 'Style' }), { dataTransfer })
  expect(lastDraft().references.style).toMatchObject([{ imageId: pictureId(3) }])
})

it('closes by Escape and gives the focus back', async () => {
  const { user, slots } = await openSlots()
  slots.getByLabelText('Add style reference').focus()

  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.queryByRole('region', { name: 'References' })).toBeNull())
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '+ Reference' }))
})

it('offers what was used before, without another upload', async () => {
  useRecentPictures.setState({ imageIds: [pictureId(7)] })
  const { sent, user, slots } = await openSlots()

  await user.click(slots.getByRole('button', { name: 'Recent pictures as style reference' }))
  await user.click(slots.getByRole('button', { name: 'Use recent picture 1 as style reference' }))

  expect(lastDraft().references.style).toEqual([{ imageId: pictureId(7), weight: 0.8 }])
  expect(sent).toEqual([])
})

it('keeps what is being written when a picture comes', async () => {
  const { user, slots, answer } = await openSlots()
  await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'a lighthouse')

  await user.upload(slots.getByLabelText('Add modify source'), file('source.png'))
  await answer(0, 1)

  await waitFor(() => expect(lastDraft().references.modify?.imageId).toBe(pictureId(1)))
  expect(lastDraft().prompt).toBe('a lighthouse')
  expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveProperty('value', 'a lighthouse')
})
