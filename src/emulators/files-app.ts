import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Backstage } from './backstage.ts'
import type { EmulatorContext, EmulatorEnv } from './emulator-http.ts'
import type { FileFault } from './faults.ts'
import { occasionOf } from './faults.ts'
import { readUploadName } from './upload-names.ts'

const hugeBytes = 60 * 1024 * 1024

/** Where results and uploads lie: public, under names that nobody can guess. */
export function createFilesApp({ backstage }: { backstage: Backstage }) {
  const { faults, files, jobs, now, pictures, requests } = backstage

  return new Hono<EmulatorEnv>()
    .get('/files/jobs/:name', async (c) => {
      requests.count('files GET /files/jobs')
      const job = jobs.findAny(c.req.param('name').replace(/\.\w+$/, ''))
      if (!job || jobs.phase(job) !== 'succeeded') return c.text('Not Found', 404)
      const action = faults.take(occasionOf(job, 'file'))
      if (action?.kind === 'delay') await wait(action.ms)
      if (action?.kind === 'respond') {
        return new Response(action.text ?? action.html ?? null, action)
      }
      const fault = action?.kind === 'file' ? action.file : job.fileFault
      const picture = await pictures.of(job)
      const type = job.format === 'png' ? 'image/png' : 'image/jpeg'
      if (fault) return spoil(c, fault, picture, type)
      return c.body(new Uint8Array(picture), 200, {
        'content-type': type,
        'content-length': String(picture.byteLength),
        'cache-control': 'public, max-age=604800',
      })
    })
    .get('/files/uploads/:name', async (c) => {
      requests.count('files GET /files/uploads')
      const name = c.req.param('name')
      const upload = readUploadName(name, now())
      const bytes = upload && (await files.read(name))
      if (!bytes) return c.text('Not Found', 404)
      const action = faults.take({ ...upload, step: 'uploaded' })
      if (action?.kind === 'delay') await wait(action.ms)
      if (action?.kind === 'respond')
        return new Response(action.text ?? action.html ?? null, action)
      const type = files.typeOf(name)
      if (action?.kind === 'file') return spoil(c, action.file, bytes, type)
      return c.body(new Uint8Array(bytes), 200, { 'content-type': type })
    })
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function spoil(c: EmulatorContext, fault: FileFault, picture: Buffer, type: string) {
  const asPicture = { 'content-type': type }
  switch (fault.as) {
    case 'missing':
      return c.text('Not Found', 404)
    case 'gone':
      return c.text('Gone', 410)
    case 'forbidden':
      return c.body(
        '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
        403,
        {
          'content-type': 'application/xml',
        },
      )
    case 'html':
      return c.body('<!doctype html><title>Sign in</title>', 200, asPicture)
    case 'empty':
      return c.body(new Uint8Array(), 200, asPicture)
    case 'redirect':
      return c.redirect(fault.to, 302)
    case 'slow':
      return new Response(drip(picture, fault.ms), { headers: asPicture })
    case 'huge':
      return new Response(flood(picture, fault.bytes ?? hugeBytes), { headers: asPicture })
    case 'truncated':
      return cutShort(c, picture, type)
  }
}

/** Promises all of the bytes, sends half of them and hangs up. */
function cutShort(c: EmulatorContext, picture: Buffer, type: string) {
  const half = picture.subarray(0, picture.byteLength >> 1)
  const outgoing = c.env?.outgoing
  if (!outgoing) return new Response(new Uint8Array(half), { headers: { 'content-type': type } })
  outgoing.writeHead(200, { 'content-type': type, 'content-length': picture.byteLength })
  outgoing.write(half, () => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}

function drip(picture: Buffer, ms: number) {
  const parts = 10
  const size = Math.ceil(picture.byteLength / parts)
  let index = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await wait(ms / parts)
      controller.enqueue(new Uint8Array(picture.subarray(index * size, (index + 1) * size)))
      index += 1
      if (index === parts) controller.close()
    },
  })
}

/** Begins like a picture and does not stop. */
function flood(picture: Buffer, bytes: number) {
  const block = new Uint8Array(256 * 1024)
  let sent = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = sent === 0 ? new Uint8Array(picture) : block
      controller.enqueue(next)
      sent += next.byteLength
      if (sent >= bytes) controller.close()
    },
  })
}
