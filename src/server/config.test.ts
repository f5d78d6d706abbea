import { describe, expect, it } from 'vitest'
import { modesOf } from './connect-providers.ts'
import { readConfig } from './config.ts'

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 5175,
      host: '127.0.0.1',
      sandbox: 'auto',
      keys: {},
    })
  })

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['HOST', '0.0.0.0'],
    ['HOST', '127.example.com'],
    ['SANDBOX', 'maybe'],
    ['JOB_DEADLINE_S', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['SUBMITS_PER_MINUTE', 'openai=3'],
    ['SUBMITS_PER_MINUTE', 'luma=0'],
    ['LUMA_BASE_URL', 'file:///etc/passwd'],
    ['FAL_KEY', 'with space'],
    ['DATABASE_URL', 'postgres://localhost/x'],
    ['ACCESS_PASSWORD', 'secret'],
    ['PUBLIC_URL', 'studio.example'],
    ['PUBLIC_URL', 'ftp://studio.example'],
    ['PUBLIC_URL', 'https://studio.example/path'],
    ['PUBLIC_URL', 'https://studio.example/?a=b'],
    ['PUBLIC_URL', 'https://studio.example/#a'],
    ['PUBLIC_URL', 'https://me@studio.example'],
    ['APP_SECRET', 'x'.repeat(31)],
    ['REFERENCE_RELAY', 'luma'],
    ['REFERENCE_RELAY', 'fal'],
  ])('names a wrong %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: `))
  })

  it('reads the public address as an origin', () => {
    expect(readConfig({ PUBLIC_URL: 'https://Studio.example:443/' }).publicUrl).toBe(
      'https://studio.example',
    )
    expect(readConfig({}).publicUrl).toBeUndefined()
  })

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', FAL_KEY: '' })).toMatchObject({ port: 5175, keys: {} })
  })

  it('reads a limit for each provider', () => {
    expect(readConfig({ SUBMITS_PER_MINUTE: 'luma=80,wavespeed=2' }).submitsPerMinute).toEqual({
      luma: 80,
      wavespeed: 2,
    })
  })

  it('takes a relay that has a key', () => {
    expect(readConfig({ REFERENCE_RELAY: 'fal', FAL_KEY: 'a:b' }).relay).toBe('fal')
    expect(readConfig({}).relay).toBeUndefined()
    expect(() => readConfig({ REFERENCE_RELAY: 'wavespeed', FAL_KEY: 'a:b' })).toThrow(
      'REFERENCE_RELAY: WaveSpeed needs a key: set WAVESPEED_API_KEY',
    )
  })

  it('never repeats a key in its complaint', () => {
    expect(() => readConfig({ FAL_KEY: 'very secret', PORT: 'x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    )
  })
})

describe('modesOf', () => {
  const modes = (environment: Record<string, string>) => modesOf(readConfig(environment))

  it('plays every provider while there is no key', () => {
    expect(Object.values(modes({}))).toEqual(['sandbox', 'sandbox', 'sandbox', 'sandbox'])
  })

  it('switches the others off as soon as one key is there', () => {
    expect(modes({ FAL_KEY: 'a:b' })).toEqual({
      luma: 'off',
      fal: 'live',
      segmind: 'off',
      wavespeed: 'off',
    })
  })

  it('keeps the sandbox for the others on request, never for a provider with a key', () => {
    expect(modes({ FAL_KEY: 'a:b', SANDBOX: 'on' })).toMatchObject({ fal: 'live', luma: 'sandbox' })
  })

  it('has none when it is off', () => {
    expect(Object.values(modes({ SANDBOX: 'off' }))).toEqual(['off', 'off', 'off', 'off'])
  })
})
