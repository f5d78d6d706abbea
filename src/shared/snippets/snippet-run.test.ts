import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { emulatorsForTest, putFile } from '../../emulators/test-emulators.ts'
import { providerIds, type ProviderId } from '../catalog.ts'
import { keyVariables } from '../key-variables.ts'
import { noReferences } from '../references.ts'
import { pythonStandIns } from './python-stand-ins.ts'
import { snippetFor } from './snippet.ts'
import { wireRequestFor, wireRequestOf, type WireRequest } from './wire-request.ts'

/** The snippets are run as a reader would run them; only the providers' hosts lead to the emulators. */

const run = promisify(execFile)
const emulators = await emulatorsForTest()
const { control, origin } = emulators
const hosts: Record<string, string> = {
  'https://api.lumalabs.ai': `${origin}/luma`,
  'https://queue.fal.run': emulators.falQueueUrl,
  'https://rest.fal.ai': emulators.falRestUrl,
  'https://api.segmind.com': `${origin}/segmind`,
  'https://api.wavespeed.ai': `${origin}/wavespeed`,
}
const environment = {
  // Only to find the programs.
  PATH: `${join(process.execPath, '..')}:${env.PATH}`,
  LUMAAI_API_KEY: 'luma-test-0123456789',
  FAL_KEY: 'fal-test-id:fal-test-secret',
  SEGMIND_API_KEY: 'SG_0123456789abcdef',
  WAVESPEED_API_KEY: 'ws-test-0123456789',
  // Its client has a fetch of its own, and this variable for gateways.
  LUMAAI_BASE_URL: emulators.lumaBaseUrl,
}

const dirs: string[] = []
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true }))))

async function workDir() {
  const dir = await mkdtemp(join(tmpdir(), 'snippet-'))
  dirs.push(dir)
  return dir
}

/** All that shells, quotes and templates could trip over. */
const hostilePrompt = (of: string) =>
  `${of}: it's "quoted", $HOME \${HOME} $(id) \`id\` \\ \\n \\" %s %{x} !! <b>&amp; {"id": "x", "url": "http://x"}
JSON
EOF ''' """ é 漢字 😀 \u2028 \u202e \u0007 ${'long '.repeat(880)}end`

function requestFor(provider: ProviderId, prompt: string): WireRequest {
  const asked = { prompt, aspectRatio: '16:9', references: noReferences, reframe: null } as const
  const answer = wireRequestFor(asked, { provider, model: 'photon' })
  if ('refusal' in answer) throw new Error(answer.refusal)
  return answer.request
}

const runners = {
  async curl(dir: string, snippet: string) {
    const text = Object.entries(hosts).reduce(
      (all, [from, to]) => all.replaceAll(from, to),
      snippet,
    )
    await writeFile(join(dir, 'snippet.sh'), text)
    // What /bin/sh is here is the least that a shell can be elsewhere.
    return run('sh', ['snippet.sh'], { cwd: dir, env: environment })
  },
  async javascript(dir: string, snippet: string) {
    await symlink(join(import.meta.dirname, '../../../node_modules'), join(dir, 'node_modules'))
    await writeFile(
      join(dir, 'hosts.mjs'),
      `const hosts = ${JSON.stringify(hosts)}
const fetched = globalThis.fetch
globalThis.fetch = (address, init) => {
  const url = String(address)
  const host = Object.keys(hosts).find((known) => url.startsWith(known))
  return fetched(host ? url.replace(host, hosts[host]) : address, init)
}`,
    )
    await writeFile(join(dir, 'photon.mjs'), snippet)
    return run(process.execPath, ['--import', './hosts.mjs', 'photon.mjs'], {
      cwd: dir,
      env: environment,
    })
  },
}

/** Runs it where nothing else is, and answers with the picture and with what reached the provider. */
async function runSnippet(
  language: 'curl' | 'javascript',
  provider: ProviderId,
  request: WireRequest,
) {
  const dir = await workDir()
  const { stdout } = await runners[language](dir, snippetFor({ provider, language, request }))
  const [name, ...more] = (await readdir(dir)).filter((file) => /^photon\.(jpg|png)$/.test(file))
  expect(more).toEqual([])
  expect(stdout).toContain(`Saved as ${name}`)
  const picture = await readFile(join(dir, name ?? ''))
  const { prompt } = request.body
  const submits = control
    .submits()
    .filter(({ body }) => (body as { prompt?: unknown }).prompt === prompt)
  return { picture, submits }
}

const whole = (picture: Buffer) => sharp(picture, { failOn: 'warning' }).raw().toBuffer()

describe.concurrent.each(['curl', 'javascript'] as const)('%s', (language) => {
  it.each(providerIds)(
    'brings a whole picture from %s, asked for once',
    async (provider) => {
      const request = requestFor(provider, hostilePrompt(`${language} ${provider}`))
      const { picture, submits } = await runSnippet(language, provider, request)
      expect((await whole(picture)).length).toBeGreaterThan(0)
      expect(submits.map(({ body }) => body)).toEqual([request.body])
    },
    40_000,
  )
})

describe.concurrent('a request that was sent before', () => {
  const cases = [
    ['luma', '/generations/image', (url: string) => ({ modify_image_ref: { url, weight: 0.3 } })],
    [
      'fal',
      '/fal-ai/luma-photon/flash/modify',
      (url: string) => ({ image_url: url, strength: 0.3 }),
    ],
    ['wavespeed', '/luma/photon-flash-modify', (url: string) => ({ image: url })],
  ] as const

  it.each(cases)(
    'goes to %s again with the same pictures',
    async (provider, path, pictures) => {
      const url = await putFile(
        emulators,
        await sharp({ create: { width: 64, height: 64, channels: 3, background: '#333' } })
          .png()
          .toBuffer(),
      )
      const body = {
        prompt: `again at ${provider}`,
        ...(provider !== 'wavespeed' && { aspect_ratio: '16:9' }),
        ...pictures(url),
      }
      const model =
        provider === 'luma' ? { model: 'photon-flash-1', callback_url: 'https://a.test/' } : {}
      const request = wireRequestOf('photon-flash', {
        method: 'POST',
        url: `https://gateway.test${path}?fal_webhook=https%3A%2F%2Fa.test`,
        body: { ...body, ...model },
      })
      const { picture, submits } = await runSnippet('curl', provider, request)
      await whole(picture)
      expect(submits).toHaveLength(1)
      expect(submits[0]?.path).toContain(path)
      expect(submits[0]?.path).not.toContain('webhook')
      expect(submits[0]?.body).toEqual({
        ...body,
        ...(provider === 'luma' && { model: 'photon-flash-1' }),
      })
    },
    40_000,
  )
})

describe.concurrent('when the provider says no', () => {
  it.each(providerIds)(
    'the shell gives the words of %s and ends alone',
    async (provider) => {
      const dir = await workDir()
      const request = requestFor(provider, `refused by ${provider}`)
      const wrong = { ...request, body: { ...request.body, prompt: 7 } }
      const snippet = snippetFor({ provider, language: 'curl', request: wrong })
      const text = Object.entries(hosts).reduce(
        (all, [from, to]) => all.replaceAll(from, to),
        snippet,
      )
      await writeFile(join(dir, 'snippet.sh'), `${text}\necho "ended with $?"`)
      const { stdout, stderr } = await run('sh', ['snippet.sh'], { cwd: dir, env: environment })
      expect(stdout).toMatch(/ended with [1-9]/)
      expect(stderr).toMatch(/prompt/i)
      expect(await readdir(dir)).toEqual(['snippet.sh'])
    },
    40_000,
  )

  it('a key that is not there is named before anything is sent', async () => {
    const dir = await workDir()
    const request = requestFor('fal', 'without a key')
    await writeFile(
      join(dir, 'snippet.sh'),
      snippetFor({ provider: 'fal', language: 'curl', request }),
    )
    const { FAL_KEY: _key, ...keyless } = environment
    await expect(run('sh', ['snippet.sh'], { cwd: dir, env: keyless })).rejects.toThrow(
      keyVariables.fal,
    )
  })
})

const destinations: Record<ProviderId, string> = {
  luma: 'create',
  fal: 'fal-ai/luma-photon',
  segmind: 'https://api.segmind.com/v1/models/luma-photon-txt-2-img',
  wavespeed: 'luma/photon',
}

const hasPython = await run('python3', ['--version']).then(
  () => true,
  () => false,
)

describe.skipIf(!hasPython).concurrent('python', () => {
  it.each(providerIds)(
    'compiles and asks %s for the same',
    async (provider) => {
      const dir = await workDir()
      for (const [name, text] of Object.entries(pythonStandIns))
        await writeFile(join(dir, name), text)
      const request = requestFor(provider, hostilePrompt(`python ${provider}`))
      await writeFile(
        join(dir, 'snippet.py'),
        snippetFor({ provider, language: 'python', request }),
      )
      await run('python3', ['-m', 'py_compile', 'snippet.py'], { cwd: dir })
      const noted = { ...environment, HOME: dir, NOTES: join(dir, 'notes') }
      const { stdout } = await run('python3', ['snippet.py'], { cwd: dir, env: noted })
      expect(stdout).toContain('Saved as photon.')
      const notes = (await readFile(noted.NOTES, 'utf8')).trim().split('\n')
      expect(notes.map((note) => JSON.parse(note))).toEqual([
        { to: destinations[provider], body: request.body, key: environment[keyOf(provider)] },
      ])
    },
    40_000,
  )
})

const keyOf = (provider: ProviderId) => keyVariables[provider] as keyof typeof environment
