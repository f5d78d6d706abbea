import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { servePage } from './serve-page.ts'

let root: string
const app = new Hono()
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'photon-page-'))
  for (const path of ['favicon.svg', 'assets/first.js', '.vite/manifest.json']) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), `this is ${path}`)
  }
  await writeFile(join(root, 'assets/first.js.br'), 'this is compressed')
  await writeFile(join(root, 'index.html'), '<head></head>this is index.html')
  servePage(app, root, async () => '42')
})
afterAll(() => rm(root, { recursive: true }))

const get = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, text: await answer.text() }
}

it.each(['favicon.svg', 'assets/first.js'])('gives the file %s as it is', async (path) => {
  expect(await get(`/${path}`)).toEqual({ status: 200, text: `this is ${path}` })
})

it('gives what was compressed beforehand to who can read it', async () => {
  const answer = await app.request('/assets/first.js', {
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  })
  expect(await answer.text()).toBe('this is compressed')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  expect(answer.headers.get('content-type')).toMatch('javascript')
})

it.each(['/', '/?q=fog', '/runs/1'])(
  'gives the page at %s, and where changes stand',
  async (path) => {
    const { status, text } = await get(path)
    expect(status).toBe(200)
    expect(text).toMatch(
      /^<head>.*<meta name="cursor" content="42" \/>.*<\/head>this is index.html$/,
    )
  },
)

it.each([
  ['/', 2],
  ['/?q=fog', 0],
  ['/runs/1', 0],
])('has the browser ask at %s for %i answers before its script is there', async (path, count) => {
  expect((await get(path)).text.match(/rel="preload" as="fetch"/g) ?? []).toHaveLength(count)
})

it('is kept by nobody without asking again', async () => {
  expect((await app.request('/')).headers.get('cache-control')).toBe('no-cache')
})

it('says so where no page was built', async () => {
  const empty = new Hono()
  servePage(empty, join(root, 'nowhere'), async () => '42')
  expect((await empty.request('/')).status).toBe(404)
})

it.each([
  '/.vite/manifest.json',
  '//.vite/manifest.json',
  '/%2evite/manifest.json',
  '/%2Evite%2Fmanifest.json',
  '/assets/%2e%2e/.vite/manifest.json',
  '/assets/..%2f.vite/manifest.json',
  '/assets/..%5c.vite/manifest.json',
  '/.env',
  '/%ff',
  '/api/nothing',
  '/assets/second.js',
])('has nothing at %s', async (path) => {
  const { status, text } = await get(path)
  expect(status).toBe(404)
  expect(text).not.toContain('this is')
})
