import { Hono } from 'hono'
import type { Backstage } from './backstage.ts'
import type { EmulatorEnv, JsonObject } from './emulator-http.ts'
import { originOf, readObject } from './emulator-http.ts'
import type { Job } from './job.ts'
import { isUploadName, nameUpload } from './upload-names.ts'
import { wavespeedModels } from './wavespeed-models.ts'
import { wavespeedSecret } from './webhook-signatures.ts'

const base = '/wavespeed/api/v3'
const maxPageSize = 100
const uploadsKeptMs = 7 * 24 * 3600_000

interface Deps {
  backstage: Backstage
  predictionOf: (job: Job, origin: string) => Promise<{ status: string }>
}

/** All of WaveSpeedAI that is not making a picture: money, list, delete and uploads. */
export function createWavespeedAccount({ backstage, predictionOf }: Deps) {
  const { files, jobs, ledger, now, step } = backstage
  const account = step('wavespeed', 'account')
  const upload = step('wavespeed', 'upload')
  const jobIn = (id: string) => jobs.find('wavespeed', id)

  return new Hono<EmulatorEnv>()
    .get(`${base}/balance`, account, (c) =>
      c.json(done({ balance: ledger.balanceUsd('wavespeed') })),
    )
    .get(`${base}/models`, account, (c) =>
      c.json(
        done(
          Object.entries(wavespeedModels).map(([id, { isModify, priceUsd }]) => ({
            model_id: id,
            name: id,
            base_price: priceUsd,
            type: isModify ? 'image-to-image' : 'text-to-image',
          })),
        ),
      ),
    )
    .post(`${base}/model/pricing`, account, async (c) => {
      const id = String((await readObject(c))?.model_id)
      const model = wavespeedModels[id]
      if (!model) return c.json({ code: 404, message: `Model ${id} not found` }, 404)
      return c.json(done({ model_id: id, unit_price: model.priceUsd, currency: 'USD' }))
    })
    .get(`${base}/webhook/secret`, account, (c) => c.json(done({ secret: wavespeedSecret })))
    .post(`${base}/predictions`, step('wavespeed', 'list'), async (c) => {
      const body = (await readObject(c)) ?? {}
      const page = numberIn(body.page, 1)
      const pageSize = numberIn(body.page_size, 20)
      if (pageSize > maxPageSize || pageSize < 1 || page < 1) {
        return c.json({ code: 400, message: 'page_size must be between 1 and 100' }, 400)
      }
      const origin = originOf(c)
      const wanted = jobs.newestFirst('wavespeed').filter((job) => isWanted(job, body))
      const all = await Promise.all(wanted.map((job) => listed(job, origin)))
      const fitting = all.filter(
        ({ status }) => body.status === undefined || status === body.status,
      )
      const items = fitting.slice((page - 1) * pageSize, page * pageSize)
      return c.json(done({ page, total: fitting.length, items }))
    })
    .post(`${base}/predictions/delete`, step('wavespeed', 'delete'), async (c) => {
      const ids = (await readObject(c))?.ids
      if (!Array.isArray(ids)) return c.json({ code: 400, message: 'ids is required' }, 400)
      const found = ids.flatMap((id) => jobIn(String(id)) ?? [])
      for (const job of found) jobs.delete(job.id)
      return c.json(done({ deleted_count: found.length }))
    })
    .delete(`${base}/predictions/:id`, step('wavespeed', 'delete'), (c) => {
      const job = jobIn(c.req.param('id'))
      if (!job) return c.json({ code: 404, message: 'Prediction not found' }, 404)
      jobs.delete(job.id)
      return c.json(done({ id: job.id, status: 'deleted' }))
    })
    .post(`${base}/media/upload/binary`, upload, async (c) => {
      const file = (await c.req.parseBody()).file
      if (!(file instanceof File)) return c.json({ code: 400, message: 'file is required' }, 400)
      const type = file.type.split(';')[0]
      if (!/^image\/(jpeg|png|webp|gif|bmp|tiff)$/.test(type ?? '')) {
        return c.json({ code: 400, message: `Unsupported file type ${type}` }, 400)
      }
      const name = nameUpload({ provider: 'wavespeed', type, expiresAt: now() + uploadsKeptMs })
      await files.write(name, new Uint8Array(await file.arrayBuffer()))
      const download_url = `${originOf(c)}/files/uploads/${name}`
      return c.json(done({ type: 'image', download_url, filename: file.name, size: file.size }))
    })
    .post(`${base}/media/uploads`, upload, async (c) => {
      const body = await readObject(c)
      if (typeof body?.filename !== 'string' || typeof body.size !== 'number') {
        return c.json({ code: 400, message: 'filename and size are required' }, 400)
      }
      const type = typeof body.content_type === 'string' ? body.content_type : undefined
      const name = nameUpload({ provider: 'wavespeed', type, expiresAt: now() + uploadsKeptMs })
      const url = `${originOf(c)}${base}/media/put/${name}`
      const headers = type === undefined ? {} : { 'Content-Type': type }
      return c.json(
        done({
          download_url: `${originOf(c)}/files/uploads/${name}`,
          upload: { method: 'PUT', url, headers },
        }),
      )
    })
    .put(`${base}/media/put/:name`, step('wavespeed', 'upload-bytes'), async (c) => {
      if (!isUploadName(c.req.param('name'))) return c.text('Not Found', 404)
      await files.write(c.req.param('name'), new Uint8Array(await c.req.arrayBuffer()))
      return c.body(null, 200)
    })

  /** A list shows no base64: it would be megabytes. */
  async function listed(job: Job, origin: string) {
    const { enable_base64_output: _, ...input } = job.input
    return { ...(await predictionOf({ ...job, input }, origin)), input }
  }
}

const done = (data: unknown) => ({ code: 200, message: 'success', data })

const numberIn = (value: unknown, usual: number) => (typeof value === 'number' ? value : usual)

function isWanted(job: Job, { model, created_after: after, created_before: before }: JsonObject) {
  if (typeof model === 'string' && model !== '' && job.endpoint !== model) return false
  if (typeof after === 'string' && job.createdAt < Date.parse(after)) return false
  return !(typeof before === 'string' && job.createdAt > Date.parse(before))
}
