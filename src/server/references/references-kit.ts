import sharp from 'sharp'
import type { Generation, GenerationDetail } from '#shared/generation.ts'
import { noReferences } from '#shared/references.ts'
import type { References, RunTarget } from '#shared/run.ts'
import type { TestStudio } from '../test-studio.ts'

export const luma: RunTarget = { provider: 'luma', model: 'photon' }
export const fal: RunTarget = { provider: 'fal', model: 'photon' }
export const wavespeed: RunTarget = { provider: 'wavespeed', model: 'photon' }
export const falUpload = 'fal POST /fal-rest/storage/upload/initiate'

export const paint = (colour: string, format: 'jpeg' | 'png' | 'webp' = 'jpeg') =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer()

export const bytesAt = async (url: string) => {
  const response = await fetch(url)
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.bytes()) }
}

export type Probe = ReturnType<typeof lookInto>

/** What a studio and its emulators tell of the runs with one prompt. */
export function lookInto(studio: TestStudio) {
  const { control } = studio.emulators
  control.set({ pictures: 'plain' })

  async function generate(
    prompt: string,
    targets: RunTarget[],
    references: Partial<References>,
    copies = 1,
  ): Promise<Generation[]> {
    const { generations } = await studio.run({
      prompt,
      targets,
      copies,
      aspectRatio: targets.some(({ provider }) => provider === 'wavespeed') ? null : '1:1',
      references: { ...noReferences, ...references },
    })
    return Promise.all(generations.map(({ id }) => studio.settled(id)))
  }

  return {
    generate,
    bodies: (prompt: string) =>
      control
        .submits()
        .map(({ body }) => body as Record<string, unknown>)
        .filter((body) => body.prompt === prompt),
    charged: (prompt: string) =>
      control.jobs().filter((job) => job.prompt === prompt && job.charged).length,
    count: (route: string) => control.counts().requests[route] ?? 0,
    fault: control.addFault,
    detail: (id: string) => studio.read<GenerationDetail>(studio.request(`/api/generations/${id}`)),
  }
}
