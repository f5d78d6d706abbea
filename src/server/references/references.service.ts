import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { providerNames } from '#shared/catalog.ts'
import type { ProviderId, ReferenceRoute } from '#shared/catalog.ts'
import { frameOf } from '#shared/frame.ts'
import type { FitConditions } from '#shared/fit.ts'
import { imageIdsOf } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import { AppError } from '../errors.ts'
import { inputsOf } from '../generations/generation-row.ts'
import type { GenerationRow } from '../generations/generation-row.ts'
import type { ImageRequest, Provider } from '../providers/provider.ts'
import type { AddressCheck } from './address-check.ts'
import { extensions } from './reference-address.ts'
import type { ReferenceAddresses } from './reference-address.ts'
import type { Account, ReferenceUploadStore } from './reference-uploads.store.ts'
import { UnreachableReference } from './unreachable-reference.ts'
import type { Source, WireFiles } from './wire-files.ts'

export interface ReferenceServiceDeps {
  uploads: ReferenceUploadStore
  wireFiles: WireFiles
  conditions: () => Promise<FitConditions>
  providerFor: (id: ProviderId, mode: 'live' | 'sandbox') => Provider | undefined
  /** Where the sandbox is today. */
  sandboxOrigin: string | undefined
  /** Only with a public address. */
  published: { addresses: ReferenceAddresses; check: AddressCheck } | undefined
  now: () => number
}

type Row = Pick<GenerationRow, 'inputs' | 'provider' | 'mode' | 'aspect_ratio'>

/** To one provider at the same moment. */
const maxUploads = 4

export type ReferenceService = ReturnType<typeof createReferenceService>

/**
 * Brings the pictures that a generation works with to where its provider can fetch them. All of it is free and safe to
 * repeat. Throws `UnreachableReference` where that cannot be done, and what `Provider.upload` throws.
 */
export function createReferenceService({
  uploads,
  wireFiles,
  conditions,
  providerFor,
  sandboxOrigin,
  published,
  now,
}: ReferenceServiceDeps) {
  /** What is on its way: whoever wants the same picture at the same place waits for it. */
  const underWay = new Map<string, Promise<string>>()
  const lines = new Map<ProviderId, ReturnType<typeof pLimit>>()

  /** In the place of an address: whose storage the pictures go to. */
  async function wayTo({ provider, mode }: Row): Promise<Account | 'address'> {
    const route =
      mode === 'sandbox' ? sandboxRoute(provider) : (await conditions()).routes[provider]
    if (route === null)
      throw new UnreachableReference(
        `${providerNames[provider]} takes pictures from public addresses only: set PUBLIC_URL, or choose a relay in Settings`,
      )
    if (route === 'address') return route
    return { provider: route === 'upload' ? provider : route, mode }
  }

  async function knownUrl(id: string, account: Account): Promise<string | undefined> {
    const known = await uploads.find(id, account)
    if (!known || known.expires_at <= now()) return undefined
    // The sandbox comes back at another port.
    const isGone = account.mode === 'sandbox' && new URL(known.url).origin !== sandboxOrigin
    return isGone ? undefined : known.url
  }

  async function upload(source: Source, account: Account): Promise<string> {
    const known = await knownUrl(source.id, account)
    if (known !== undefined) return known
    const { provider, mode } = account
    const adapter = providerFor(provider, mode)
    const send = adapter?.upload?.bind(adapter)
    if (!send)
      throw new UnreachableReference(`${providerNames[provider]} takes no pictures: it has no key`)
    const line = lines.get(provider) ?? pLimit(maxUploads)
    lines.set(provider, line)
    const { url, expiresAtMs } = await line(async () => {
      const picture = await wireFiles.render(source)
      const name = `reference-${source.id.slice(0, 12)}.${extensions[picture.type]}`
      return send({ ...picture, name })
    })
    await uploads.save({ image_id: source.id, provider, mode, url, expires_at: expiresAtMs })
    return url
  }

  async function publish(source: Source): Promise<string> {
    if (!published) throw new UnreachableReference('There is no PUBLIC_URL any more')
    const { addresses, check } = published
    const file = await wireFiles.publish(source)
    const url = addresses.of(file)
    await check.ensure(url, () => wireFiles.read(file.key))
    return url
  }

  function urlOf(source: Source, way: Account | 'address'): Promise<string> {
    const key = [source.id, ...(way === 'address' ? [way] : [way.provider, way.mode])].join(' ')
    const known = underWay.get(key)
    if (known) return known
    const work = (way === 'address' ? publish(source) : upload(source, way)).finally(() =>
      underWay.delete(key),
    )
    underWay.set(key, work)
    return work
  }

  return {
    /** Whether nothing has to be sent or found out before the provider is called. */
    async areReady(row: Row): Promise<boolean> {
      const inputs = inputsOf(row)
      if (!inputs) return true
      const way = await wayTo(row)
      if (way === 'address') return published?.check.isKnown() ?? false
      const urls = await Promise.all(sourcesOf(inputs, row).map(({ id }) => knownUrl(id, way)))
      return !urls.includes(undefined)
    },

    /** What `Provider.prepare` wants to know of the row's pictures. */
    async resolve(row: Row): Promise<Pick<ImageRequest, 'references' | 'reframe'>> {
      const inputs = inputsOf(row)
      if (!inputs) return {}
      const way = await wayTo(row)
      const urls = new Map(
        await Promise.all(
          sourcesOf(inputs, row).map(
            async (source) => [source.imageId, await urlOf(source, way)] as const,
          ),
        ),
      )
      const at = <T extends { imageId: string }>({ imageId, ...rest }: T) => ({
        ...rest,
        url: urls.get(imageId) ?? '',
      })
      const { references, reframe } = inputs
      if (reframe) {
        const { visible } = placed(reframe, row).frame
        return { reframe: { url: urls.get(reframe.imageId) ?? '', ...visible } }
      }
      return {
        references: {
          image: references.image.map(at),
          style: references.style.map(at),
          character: references.character.map(at),
          modify: references.modify && at(references.modify),
        },
      }
    },

    /** A provider could not fetch them: whatever was thought to be there is brought anew the next time. */
    async forget(row: Row): Promise<void> {
      const inputs = inputsOf(row)
      if (!inputs) return
      published?.check.forget()
      const ids = sourcesOf(inputs, row).map(({ id }) => id)
      await uploads.forget(ids, row.mode)
    },

    /** For whoever has the address. */
    async open(name: string) {
      const file = published?.addresses.read(name) ?? 'unknown'
      if (file === 'expired') throw new AppError('gone', 'This address has expired')
      const opened = file === 'unknown' ? undefined : await wireFiles.open(file)
      if (file === 'unknown' || !opened) throw new AppError('not_found', 'No such address')
      return { ...opened, type: file.type }
    },
  }
}

/** Luma's sandbox has no storage of its own either. */
function sandboxRoute(provider: ProviderId): ReferenceRoute | null {
  if (provider === 'segmind') return null
  return provider === 'luma' ? 'fal' : 'upload'
}

function sourcesOf(inputs: Inputs, row: Row): Source[] {
  return inputs.reframe
    ? [placed(inputs.reframe, row)]
    : imageIdsOf(inputs).map((imageId) => ({ id: imageId, imageId }))
}

function placed(reframe: NonNullable<Inputs['reframe']>, { aspect_ratio }: Row) {
  if (aspect_ratio === null) throw new UnreachableReference('There is no canvas without a ratio')
  const { imageId } = reframe
  const frame = frameOf(reframe, aspect_ratio)
  const place = createHash('sha256').update(JSON.stringify(frame)).digest('hex').slice(0, 16)
  return { id: `${imageId}-${place}`, imageId, frame }
}
