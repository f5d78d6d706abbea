import { z } from 'zod'
import type { JobKind, ModelId } from '#shared/catalog.ts'
import { modelOf, pageBytes, pageSize, readPages, timeOf } from './job-list.ts'
import { uuidPattern } from './provider-guards.ts'
import type { ProviderHttp } from './provider-http.ts'
import type { ListedJob } from './provider.ts'

export const modelNamesAtLuma: Record<ModelId, string> = {
  photon: 'photon-1',
  'photon-flash': 'photon-flash-1',
}

const pageSchema = z.object({
  has_more: z.boolean().nullish(),
  limit: z.number().nullish(),
  generations: z.array(z.unknown()),
})
const itemSchema = z.object({
  id: z.string().regex(uuidPattern),
  generation_type: z.string().nullish(),
  created_at: z.string().transform(timeOf).pipe(z.number()),
  model: z.string().nullish(),
  request: z
    .object({
      generation_type: z.string().nullish(),
      model: z.string().nullish(),
      prompt: z.string().nullish(),
      aspect_ratio: z.string().nullish(),
      modify_image_ref: z.unknown().optional(),
      media: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
})
type Item = z.infer<typeof itemSchema>

/** The history of the whole account, newest first, videos among it. */
export const readLumaList = (
  { http, baseUrl }: { http: ProviderHttp; baseUrl: string },
  createdAfterMs: number,
) =>
  readPages('luma', createdAfterMs, async (_page, offset) => {
    const url = `${baseUrl}/generations?limit=${pageSize}&offset=${offset}`
    const answer = await http.send('GET', url, { maxBytes: pageBytes })
    const { generations, has_more, limit } = http.read(answer, pageSchema)
    const items = generations.flatMap((item) => itemSchema.safeParse(item).data ?? [])
    return {
      jobs: items.filter(isImage).map(toJob),
      newestMs: Math.max(...items.map(({ created_at }) => created_at)),
      count: generations.length,
      isLast: !(has_more ?? generations.length >= (limit ?? pageSize)),
    }
  })

/** Luma does not say which of the two places tells a reframe. */
const imageTypes = ['image', 'reframe_image']
const isImage = ({ generation_type, request }: Item) =>
  imageTypes.includes(generation_type ?? '') &&
  imageTypes.includes(request?.generation_type ?? 'image')

function kindIn({ generation_type, request }: Item): JobKind | undefined {
  if ([generation_type, request?.generation_type].includes('reframe_image') || request?.media)
    return 'reframe'
  if (!request) return undefined
  return request.modify_image_ref ? 'modify' : 'text'
}

function toJob(item: Item): ListedJob {
  const { id, created_at, model, request } = item
  return {
    jobId: id,
    kind: kindIn(item),
    model: modelOf(modelNamesAtLuma, model ?? request?.model),
    prompt: request?.prompt ?? undefined,
    aspectRatio: request?.aspect_ratio ?? undefined,
    createdAtMs: created_at,
  }
}
