import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createEmulators, serveEmulators } from './serve.ts'
import { startListener } from './test-emulators.ts'

const headers = {
  authorization: 'Bearer luma-key',
  'x-api-key': 'k',
  'content-type': 'application/json',
}
const dirs: string[] = []
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))))

async function tempDir() {
  const dir = await mkdtemp(join(tmpdir(), 'emulators-'))
  dirs.push(dir)
  return dir
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })

it('keeps jobs, deletions and uploads over a restart, under the new address', async () => {
  const stateDir = await tempDir()
  const first = await serveEmulators({ stateDir, speed: 1000 })
  const made = await (
    await post(`${first.lumaBaseUrl}/generations/image`, { prompt: 'a hill' })
  ).json()
  const gone = await (
    await post(`${first.lumaBaseUrl}/generations/image`, { prompt: 'a sea' })
  ).json()
  await fetch(`${first.lumaBaseUrl}/generations/${gone.id}`, { method: 'DELETE', headers })
  const form = new FormData()
  form.append('file', new File(['abc'], 'a.png', { type: 'image/png' }))
  const { authorization } = headers
  const upload = await fetch(`${first.wavespeedBaseUrl}/media/upload/binary`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  })
  const { pathname } = new URL((await upload.json()).data.download_url)
  await first.close()
  await appendFile(join(stateDir, 'journal.jsonl'), '{"type":"job","job":{"id":"cut sh')

  const second = await serveEmulators({ stateDir, speed: 1000 })
  const found = await (
    await fetch(`${second.lumaBaseUrl}/generations/${made.id}`, { headers })
  ).json()
  expect(found).toMatchObject({ id: made.id, state: 'completed', request: { prompt: 'a hill' } })
  expect(new URL(found.assets.image).origin).toBe(second.origin)
  expect((await fetch(`${second.lumaBaseUrl}/generations/${gone.id}`, { headers })).status).toBe(
    404,
  )
  expect(await (await fetch(second.origin + pathname)).text()).toBe('abc')
  await second.close()
})

it('fetches again the references that a stop cut off, and calls back then', async () => {
  const stateDir = await tempDir()
  const { origin, received } = await startListener()
  const first = await serveEmulators({ stateDir, speed: 1000 })
  first.control.addFault({
    step: 'submit',
    action: { kind: 'job', bend: { queuedMs: 900, runMs: 100 } },
  })
  await post(`${first.lumaBaseUrl}/generations/image`, {
    prompt: 'a hill',
    modify_image_ref: { url: `${origin}/picture.png`, weight: 0.5 },
    callback_url: `${origin}/hook`,
  })
  await first.close()
  expect(received).toEqual([])
  const second = await serveEmulators({ stateDir, speed: 1000 })
  await expect
    .poll(() => received.map(({ body }) => JSON.parse(body).state), { timeout: 4000 })
    .toEqual(['dreaming', 'completed'])
  await second.close()
})

it('knows the state of a job from its record and the clock alone', async () => {
  let now = 1_000_000
  const { app, control } = createEmulators({ now: () => now })
  control.set({ latencies: [{ provider: 'luma', queuedMs: 2000, runMs: 3000 }] })
  const path = '/luma/dream-machine/v1/generations'
  const made = await app.request(`${path}/image`, {
    method: 'POST',
    headers,
    body: '{"prompt":"a hill"}',
  })
  const { id } = await made.json()
  const states = []
  for (const elapsed of [1999, 2000, 4999, 5000, 0]) {
    now = 1_000_000 + elapsed
    states.push((await (await app.request(`${path}/${id}`, { headers })).json()).state)
  }
  expect(states).toEqual(['queued', 'dreaming', 'dreaming', 'completed', 'queued'])
})

it('runs by itself, says where it is, and outlives a kill', async () => {
  const stateDir = await tempDir()
  const start = async () => {
    const args = [join(import.meta.dirname, 'main.ts'), '--state-dir', stateDir, '--speed', '1000']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const line = await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve))
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
    return { child, exited, urls: JSON.parse(line.toString()) }
  }
  const first = await start()
  const { id } = await (
    await post(`${first.urls.lumaBaseUrl}/generations/image`, { prompt: 'a hill' })
  ).json()
  first.child.kill('SIGKILL')
  await first.exited

  const second = await start()
  const jobs = await (await fetch(`${second.urls.controlUrl}/jobs`)).json()
  expect(jobs).toMatchObject([{ id, provider: 'luma', charged: true }])
  second.child.kill('SIGTERM')
  expect(await second.exited).toBe(0)
})
