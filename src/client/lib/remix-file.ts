import { imageIdsOf, noReferences } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import type { PhotonRequest } from '#shared/photon-request.ts'
import { readRequestFrom } from '#shared/xmp.ts'
import { api } from './api.ts'
import { countOf } from './format.ts'
import { remix } from './remix.ts'

/** What a picture that was downloaded from a studio tells of how it was made; null for any other file. */
export const requestIn = async (file: File): Promise<PhotonRequest | null> =>
  readRequestFrom(new Uint8Array(await file.arrayBuffer()))

/** Fills the form with the request that a file carries. False where it carries none. */
export async function remixFromFile(file: File): Promise<boolean> {
  const request = await requestIn(file)
  if (!request) return false

  const { generationId } = request
  const [missing, isOurs] = await Promise.all([
    missingFrom(imageIdsOf(request)),
    isThere(() => api.generations[':id'].$get({ param: { id: generationId } })),
  ])
  remix(
    { ...request, ...withoutPictures(request, missing) },
    // The file may come from another studio.
    isOurs ? generationId : null,
    toldOf(missing.size),
  )
  return true
}

function toldOf(missing: number): string {
  if (missing === 0) return 'The form is filled from the file'
  return `Filled from the file, without ${countOf(missing, 'reference')} that this studio does not have`
}

async function missingFrom(ids: string[]): Promise<Set<string>> {
  const known = await Promise.all(
    ids.map((id) => isThere(() => api.images[':id'].$get({ param: { id }, query: { w: '320' } }))),
  )
  return new Set(ids.filter((_, index) => !known[index]))
}

/** Only a clear no counts: a server that is away says nothing about what it has. */
async function isThere(ask: () => Promise<{ status: number }>): Promise<boolean> {
  try {
    return (await ask()).status !== 404
  } catch {
    return true
  }
}

function withoutPictures({ references, reframe }: Inputs, missing: Set<string>): Inputs {
  const left = <P extends { imageId: string }>(pictures: P[]) =>
    pictures.filter(({ imageId }) => !missing.has(imageId))
  const [placed] = left(reframe ? [reframe] : [])
  // What the two together would mean, nobody knows.
  if (placed) return { references: noReferences, reframe: placed }
  return {
    references: {
      image: left(references.image),
      style: left(references.style),
      character: left(references.character),
      modify: left(references.modify ? [references.modify] : [])[0] ?? null,
    },
    reframe: null,
  }
}
