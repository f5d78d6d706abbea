import { describe, expect, it } from 'vitest'
import { createReferenceAddresses } from './reference-address.ts'

const hour = 3600_000
const key = 'ab'.repeat(32)
let now = 1_800_000_000_000

const open = (appSecret = 'a secret of the test, long enough for all') =>
  createReferenceAddresses({
    publicUrl: 'https://studio.example',
    appSecret,
    lifeMs: 70 * 60_000,
    now: () => now,
  })
const nameOf = (file: Parameters<ReturnType<typeof open>['of']>[0]) =>
  open().of(file).split('/').at(-1) ?? ''

describe('the address of a reference', () => {
  const jpeg = { key, type: 'image/jpeg' } as const
  const png = { key: `${key}-png`, type: 'image/png' } as const

  it.each([jpeg, png])('leads back to its file', (file) => {
    expect(open().of(file)).toMatch(/^https:\/\/studio\.example\/references\/[\w-]+\.(jpg|png)$/)
    expect(open().read(nameOf(file))).toEqual(file)
  })

  it('is good for as long as was asked, and ends', () => {
    const name = nameOf(jpeg)
    const start = now
    now = start + 70 * 60_000
    expect(open().read(name)).toEqual(jpeg)
    now = start + 70 * 60_000 + hour
    expect(open().read(name)).toBe('expired')
    now = start
  })

  it('stays the same for a while', () => {
    const first = open().of(jpeg)
    now += 60_000
    expect(open().of(jpeg)).toBe(first)
  })

  it('is unknown with any character changed', () => {
    const name = nameOf(jpeg)
    for (let at = 0; at < name.length; at++) {
      const other = name[at] === 'b' ? 'c' : 'b'
      const edited = name.slice(0, at) + other + name.slice(at + 1)
      expect([edited, open().read(edited)]).toEqual([edited, 'unknown'])
    }
  })

  it.each([
    ['another type', (name: string) => name.replace(/jpg$/, 'png')],
    ['another file', (name: string) => name.replace(key, `${key}-jpg`)],
    ['a later end', (name: string) => name.replace(/-\w{8}-/, '-zzzzzzzz-')],
    ['no signature', (name: string) => name.replace(/-[\w-]{43}\./, '-.')],
    ['a path', (name: string) => `../${name}`],
    ['upper case', (name: string) => name.toUpperCase()],
    ['nothing', () => ''],
  ])('is unknown with %s', (_, edit) => {
    expect(open().read(edit(nameOf(jpeg)))).toBe('unknown')
  })

  it('is unknown to a studio with another secret', () => {
    expect(open('another secret, just as long as the first').read(nameOf(jpeg))).toBe('unknown')
  })
})
