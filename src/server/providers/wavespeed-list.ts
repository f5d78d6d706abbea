import { z } from 'zod'
import type { JobKind, ModelId } from '#shared/catalog.ts'
import { modelOf, pageBytes, pageSize, readPages, timeOf } from './job-list.ts'
import { opaquePattern } from './provider-guards.ts'
import type { ProviderHttp } from './provider-http.ts'
import type { ListedJob } from './provider.ts'
import type { ReadWavespeed } from './wavespeed-answer.ts'

export const modelPathsAtWavespeed: Record<Exclude<JobKind, 'reframe'>, Record<ModelId, string>> = {
  text: { photon: 'luma/photon', 'photon-flash': 'luma/photon-flash' },
  modify: { photon: 'luma/photon-modify', 'photon-flash': 'luma/photon-flash-modify' },
}

function madeBy(path: string | null | undefined): Pick<ListedJob, 'kind' | 'model'> {
  for (const kind of ['text', 'modify'] as const) {
    const model = modelOf(modelPathsAtWavespeed[kind], path)
    if (model) return { kind, model }
  }
  return { kind: undefined, model: undefined }
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
  read: ReadWavespeed
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
        ...madeBy(model),
        prompt: input?.prompt ?? undefined,
        aspectRatio: undefined,
        createdAtMs: created_at,
      })),
      newestMs: Math.max(...items.map(({ created_at }) => created_at)),
      count: all.length,
      isLast: total == null ? all.length < pageSize : (page + 1) * pageSize >= total,
    }
  })
