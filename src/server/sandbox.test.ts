import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serveSandbox } from './sandbox.ts'

let stateDir: string
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'photon-sandbox-'))
})
afterEach(() => rm(stateDir, { recursive: true, force: true }))

const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

async function submit(lumaBaseUrl: string) {
  const body = JSON.stringify({ prompt: 'a hill' })
  const answer = await fetch(`${lumaBaseUrl}/generations/image`, { method: 'POST', headers, body })
  return answer.json() as Promise<{ id: string }>
}

it('plays the providers, and knows their jobs after a restart', async () => {
  const first = await serveSandbox(stateDir)
  const { id } = await submit(first.lumaBaseUrl)
  await first.close()

  const second = await serveSandbox(stateDir)
  const found = await fetch(`${second.lumaBaseUrl}/generations/${id}`, { headers })
  expect(await found.json()).toMatchObject({ id, request: { prompt: 'a hill' } })
  await second.close()
})

it('loads them once for calls that come together', async () => {
  const sandbox = await serveSandbox(stateDir)
  await Promise.all([1, 2].map(() => submit(sandbox.lumaBaseUrl)))
  const submits = await fetch(`${sandbox.controlUrl}/submits`)
  expect(await submits.json()).toHaveLength(2)
  await sandbox.close()
})

it('ends without ever having been called', async () => {
  const sandbox = await serveSandbox(stateDir)
  await expect(sandbox.close()).resolves.toBeUndefined()
})
