import { beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
})

/** As after a reload: the module itself runs again on what the browser kept. */
async function reload(stored: unknown) {
  localStorage.setItem('photon-draft', JSON.stringify({ state: stored, version: 0 }))
  const { emptyDraft, useDraftStore } = await import('./draft.ts')
  return { emptyDraft, draft: useDraftStore.getState().draft }
}

it('survives a reload', async () => {
  const target = { provider: 'segmind', model: 'photon', aspectRatio: '5:4' }
  const { draft } = await reload({
    prompt: 'a lighthouse',
    targets: [target],
    copies: 3,
    aspectRatio: '4:3',
  })

  expect(draft).toMatchObject({
    prompt: 'a lighthouse',
    targets: [target],
    copies: 3,
    aspectRatio: '4:3',
  })
})

it('is not broken by what another version left behind', async () => {
  const { draft, emptyDraft } = await reload({
    prompt: 7,
    targets: [null, { provider: 'dall-e', model: 'x' }],
    copies: 99,
    aspectRatio: '7:5',
  })

  expect(draft).toEqual({ ...emptyDraft, targets: [] })
})
