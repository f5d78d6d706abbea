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
  for (const path of ['index.html', 'favicon.svg', 'assets/first.js', '.vite/manifest.json']) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), `this is ${path}`)
  }
  servePage(app, root)
})
afterAll(() => rm(root, { recursive: true }))

const get = async (path: string) => {
  const answer = await app.request(path)
  return { status: answer.status, text: await answer.text() }
}

it.each([
  ['/', 'index.html'],
  ['/runs/1', 'index.html'],
  ['/favicon.svg', 'favicon.svg'],
  ['/assets/first.js', 'assets/first.js'],
])('answers %s with %s', async (path, file) => {
  expect(await get(path)).toEqual({ status: 200, text: `this is ${file}` })
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
