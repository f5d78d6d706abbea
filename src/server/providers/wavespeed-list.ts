import { z } from 'zod'
import type { ModelId } from '#shared/catalog.ts'
import { modelOf, pageBytes, pageSize, readPages, timeOf } from './job-list.ts'
import { opaquePattern } from './provider-guards.ts'
import type { Answer, ProviderHttp } from './provider-http.ts'

export const modelNamesAtWavespeed: Record<ModelId, string> = {
  photon: 'luma/photon',
  'photon-flash': 'luma/photon-flash',
}

const pageSchema = z.object({
  data: z.object({ total: z.number().nullish(), items: z.array(z.unknown()) }),
})
const itemSchema = z.object({
  id: z.string().regex(opaquePattern),
  model: z.string().nullish(),
  created_at: z.string().transform(timeOf).pipe(z.number()),
  input: z.object({ prompt: z.string().nullish() }).nullish().catch(null),
})

interface Deps {
  http: ProviderHttp
  read: <T>(answer: Answer, schema: z.ZodType<T>) => T
  baseUrl: string
}

/** The predictions of the last seven days. */
export const readWavespeedList = ({ http, read, baseUrl }: Deps, createdAfterMs: number) =>
  readPages('wavespeed', createdAfterMs, async (page) => {
    const body = {
      page: page + 1,
      page_size: pageSize,
      created_after: new Date(createdAfterMs).toISOString(),
    }
    const answer = await http.send('POST', `${baseUrl}/predictions`, { body, maxBytes: pageBytes })
    const { items: all, total } = read(answer, pageSchema).data
    const items = all.flatMap((item) => itemSchema.safeParse(item).data ?? [])
    return {
      jobs: items.map(({ id, model, created_at, input }) => ({
        jobId: id,
        model: modelOf(modelNamesAtWavespeed, model),
        prompt: input?.prompt ?? undefined,
        aspectRatio: undefined,
        createdAtMs: created_at,
      })),
      newestMs: Math.max(...items.map(({ created_at }) => created_at)),
      count: all.length,
      isLast: total == null ? all.length < pageSize : (page + 1) * pageSize >= total,
    }
  })
