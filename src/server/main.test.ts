import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

// Whole processes start here, and on busy cores that takes its time.
vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const cacheIn = (folder: string) => join(folder, 'node_modules/.cache/photon-playground')

/** A copy of the server, so that what it keeps does not get among our own. */
let copy: string
beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'photon-main-'))
  for (const part of ['package.json', 'src/server', 'src/shared', 'src/emulators'])
    await cp(join(root, part), join(copy, part), { recursive: true })
  await mkdir(join(copy, 'node_modules'))
  for (const name of await readdir(join(root, 'node_modules')))
    if (!name.startsWith('.'))
      await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name))
})
afterEach(() => rm(copy, { recursive: true, force: true }))

/** Starts it, asks one thing of it and ends it. */
async function startAndStop(...flags: string[]) {
  const child = spawn(process.execPath, [...flags, join(copy, 'src/server/main.ts')], {
    env: { PORT: '0', DATA_DIR: join(copy, 'data') },
  })
  const exited = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += chunk))
  const said = await Promise.race([once(child.stdout, 'data'), exited])
  const [url] = /http:\/\/\S+/.exec(String(said)) ?? []
  const status = url && (await fetch(`${url}/readyz`)).status
  child.kill('SIGTERM')
  const [code] = await exited
  return { status, code, complaints }
}

const fine = { status: 200, code: 0, complaints: '' }

it('keeps what Node made of the files, and starts with it', async () => {
  expect(await startAndStop()).toEqual(fine)
  expect(await readdir(cacheIn(copy), { recursive: true })).not.toHaveLength(0)
  expect(await startAndStop()).toEqual(fine)
})

it('starts where nothing can be kept', async () => {
  await writeFile(join(copy, 'node_modules/.cache'), 'not a folder')
  expect(await startAndStop()).toEqual(fine)
})

it('does not load at once what the first page does not need', async () => {
  const sayEachFile =
    "import { registerHooks } from 'node:module'; registerHooks({ load(url, context, next) { console.error(url); return next(url, context) } })"
  const { complaints: loaded } = await startAndStop(
    '--import',
    `data:text/javascript,${sayEachFile}`,
  )
  expect(loaded).toContain('/node_modules/kysely/')
  expect(loaded).not.toMatch(/\/node_modules\/(sharp|prom-client)\//)
  expect(loaded).not.toContain('/src/emulators/serve.ts')
})
