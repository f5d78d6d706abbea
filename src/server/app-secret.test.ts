import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readAppSecret } from './app-secret.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'photon-secret-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

it('is made once, also by servers that start together, and only we may read it', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => readAppSecret(dataDir)))
  expect(new Set([...secrets, await readAppSecret(dataDir)]).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['secret'])
})

it('refuses a file that was cut', async () => {
  await writeFile(join(dataDir, 'secret'), 'short')
  await expect(readAppSecret(dataDir)).rejects.toThrow(/^APP_SECRET: /)
})
