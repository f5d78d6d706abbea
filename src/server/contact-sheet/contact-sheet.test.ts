import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '#shared/run.ts'
import { openStudio } from '../test-studio.ts'
import type { TestStudio } from '../test-studio.ts'

let studio: TestStudio
let run: Run
let ids: string[]

beforeAll(async () => {
  studio = await openStudio({ factor: 50 })
  run = await studio.run({
    prompt: 'A harbour at night, “blue hour”, wet stones',
    aspectRatio: '16:9',
    targets: [
      { provider: 'luma', model: 'photon' },
      { provider: 'fal', model: 'photon' },
      { provider: 'segmind', model: 'photon', aspectRatio: '4:5' },
    ],
  })
  ids = run.generations.map(({ id }) => id)
  for (const id of ids) await studio.settled(id)
}, 60_000)
afterAll(() => studio.close())

async function sheet(path: string) {
  const answer = await studio.request(path)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { answer, bytes }
}

/** What is drawn, so that sheets can be told apart. */
const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer()

describe('a contact sheet', () => {
  it('is a slide, or as tall as a chat likes it', async () => {
    const slide = await sheet(`/api/runs/${run.id}/contact-sheet`)
    expect(slide.answer.headers.get('content-type')).toBe('image/png')
    expect(await sharp(slide.bytes).metadata()).toMatchObject({ width: 1920, height: 1080 })
    const chat = await sheet(`/api/contact-sheet?ids=${ids.join()}&size=chat`)
    const { width, height = 0 } = await sharp(chat.bytes).metadata()
    expect(width).toBe(1280)
    expect(height).toBeGreaterThan(700)
  })

  it('leaves out what is to be hidden, each by itself', async () => {
    const whole = await pixels((await sheet(`/api/runs/${run.id}/contact-sheet`)).bytes)
    const parts = ['names', 'times', 'prices', 'prompt', 'date']
    const without = await Promise.all(
      parts.map(async (part) =>
        pixels((await sheet(`/api/runs/${run.id}/contact-sheet?hide=${part}`)).bytes),
      ),
    )
    for (const [index, one] of without.entries()) {
      expect(one.equals(whole)).toBe(false)
      for (const other of without.slice(index + 1)) expect(one.equals(other)).toBe(false)
    }
    const bare = await sheet(`/api/runs/${run.id}/contact-sheet?hide=${parts.join()}`)
    // Nothing is written above the pictures then.
    const { data, info } = await sharp(bare.bytes)
      .extract({ left: 0, top: 0, width: 1920, height: 60 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info.height).toBe(60)
    expect(data.every((value) => value === 255)).toBe(true)
  }, 30_000)

  it.each([
    ['/api/contact-sheet', 400],
    ['/api/contact-sheet?ids=', 400],
    ['/api/contact-sheet?ids=x', 400],
    [`/api/contact-sheet?ids=${'0'.repeat(400)}`, 400],
    [`/api/contact-sheet?ids=${crypto.randomUUID()}`, 404],
    [`/api/runs/${crypto.randomUUID()}/contact-sheet`, 404],
  ])('is refused: %s', async (path, status) => {
    expect((await studio.request(path)).status).toBe(status)
  })

  it('says how many it takes', async () => {
    const nine = Array.from({ length: 9 }, () => crypto.randomUUID()).join()
    const answer = await studio.request(`/api/contact-sheet?ids=${nine}`)
    expect((await answer.json()).error).toMatchObject({ message: 'At most 8', field: 'ids' })
  })

  it('is refused for a wrong wish, and for what is in the trash', async () => {
    const path = `/api/runs/${run.id}/contact-sheet`
    expect((await studio.request(`${path}?size=huge`)).status).toBe(400)
    expect((await studio.request(`${path}?hide=names,everything`)).status).toBe(400)
    await studio.send('DELETE', `/api/generations/${ids[0]}`)
    const answer = await studio.request(`/api/contact-sheet?ids=${ids.join()}`)
    expect((await answer.json()).error.field).toBe('ids')
    expect((await studio.request(path)).status).toBe(200)
  })
})
