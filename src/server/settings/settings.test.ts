import { afterEach, describe, expect, it } from 'vitest'
import type { Settings } from '#shared/settings.ts'
import { openStudio, testKeys } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

let studio: TestStudio
afterEach(() => studio.close())

const settings = () => studio.read<Settings>(studio.request('/api/settings'))
const choose = (via: unknown) => studio.send('PUT', '/api/settings/relay', { via })

describe('the settings', () => {
  it('tell which keys there are, and nothing but their end', async () => {
    studio = await openStudio({ environment: { SEGMIND_API_KEY: '', WAVESPEED_API_KEY: 'short' } })
    expect((await settings()).keys).toEqual({
      luma: { source: 'environment', last4: 'cdef' },
      fal: { source: 'environment', last4: '4567' },
      segmind: null,
      wavespeed: { source: 'environment', last4: '' },
    })
    const text = await (await studio.request('/api/settings')).text()
    for (const key of [...Object.values(testKeys), 'short'])
      expect(text).not.toContain(key.slice(0, 5))
  })

  it('keep the relay that was chosen over a restart', async () => {
    studio = await openStudio()
    expect((await settings()).relay).toEqual({
      via: null,
      options: ['fal', 'wavespeed'],
      isFixed: false,
    })
    expect(await studio.read<Settings>(choose('wavespeed'))).toMatchObject({
      relay: { via: 'wavespeed' },
    })
    await studio.reopen()
    expect((await settings()).relay.via).toBe('wavespeed')
    await choose(null)
    expect((await settings()).relay.via).toBeNull()
  })

  it('refuse a relay without a live key', async () => {
    studio = await openStudio({ environment: { FAL_KEY: '', SANDBOX: 'on' } })
    expect((await settings()).relay.options).toEqual(['wavespeed'])
    const response = await choose('fal')
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({
      error: { code: 'unavailable', message: 'fal needs a key: set FAL_KEY', field: 'via' },
    })
  })

  it.each(['luma', 'segmind', '', 1, undefined])('refuse %s as a relay', async (via) => {
    studio = await openStudio()
    expect((await choose(via)).status).toBe(400)
  })

  it('leave a relay alone that the environment sets', async () => {
    studio = await openStudio({ environment: { REFERENCE_RELAY: 'fal' } })
    expect((await settings()).relay).toMatchObject({ via: 'fal', isFixed: true })
    for (const via of ['wavespeed', null]) expect((await choose(via)).status).toBe(409)
    expect((await settings()).relay.via).toBe('fal')
  })
})
