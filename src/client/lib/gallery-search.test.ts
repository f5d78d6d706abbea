import { beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => vi.resetModules())

it('knows the gallery behind a page that is loaded again, and keeps it with the place', async () => {
  history.replaceState({ gallery: 'q=harbour&view=list' }, '', '/compare?ids=1')
  const { galleryHref, keepGallery } = await import('./gallery-search.ts')
  expect(galleryHref()).toBe('/?q=harbour&view=list')

  history.replaceState({ place: { y: 7 } }, '', '/runs/1/blind')
  keepGallery()
  expect(history.state).toEqual({ place: { y: 7 }, gallery: 'q=harbour&view=list' })
})
