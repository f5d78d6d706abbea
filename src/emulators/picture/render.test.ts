import sharp from 'sharp'
import { expect, it } from 'vitest'
import { renderPicture } from './render.ts'
import type { PictureRequest } from './render.ts'
import { paintScene } from './scene.ts'

const request: PictureRequest = {
  prompt: 'A sailing boat at sunset',
  provider: 'luma',
  model: 'photon',
  size: { width: 1024, height: 576 },
  format: 'jpeg',
  references: [],
}
const render = (more: Partial<PictureRequest> = {}) => renderPicture({ ...request, ...more })

const red = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#e01010' } })
  .png()
  .toBuffer()

/** Mean of red, green and blue. */
async function colorOf(picture: Buffer) {
  const { channels } = await sharp(picture).stats()
  return channels.slice(0, 3).map(({ mean }) => mean)
}
const rednessOf = async (picture: Buffer) => {
  const [r = 0, g = 0, b = 0] = await colorOf(picture)
  return r - (g + b) / 2
}

it('is the same for the same request, and another for any other', async () => {
  const first = await render()
  expect((await render()).equals(first)).toBe(true)
  const others = await Promise.all([
    render({ provider: 'fal' }),
    render({ provider: 'segmind' }),
    render({ provider: 'wavespeed' }),
    render({ model: 'photon-flash' }),
    render({ prompt: 'A sailing boat at sunset, far away' }),
    render({ references: [{ role: 'image', weight: 1, bytes: red }] }),
  ])
  const all = new Set([first, ...others].map((picture) => picture.toString('base64')))
  expect(all.size).toBe(7)
})

it.each(['jpeg', 'png'] as const)('has the size and the format: %s', async (format) => {
  const {
    width,
    height,
    format: found,
    hasAlpha,
  } = await sharp(await render({ format })).metadata()
  expect({ width, height, found, hasAlpha }).toEqual({
    width: 1024,
    height: 576,
    found: format,
    hasAlpha: false,
  })
})

it('keeps the shapes of a scene in every light', () => {
  const shapesOf = (provider: PictureRequest['provider']) =>
    paintScene({ ...request, prompt: 'Pine forest in rain', provider }).match(/ d="[^"]+"/g)?.length
  expect(shapesOf('fal')).toBe(shapesOf('luma'))
})

it('shows its source the more, the higher the weight', async () => {
  const redness = await Promise.all(
    [0, 0.5, 1].map(async (weight) =>
      rednessOf(await render({ references: [{ role: 'modify', weight, bytes: red }] })),
    ),
  )
  expect(redness).toEqual(redness.toSorted((a, b) => a - b))
  expect((redness[2] ?? 0) - (redness[0] ?? 0)).toBeGreaterThan(60)
})

it('takes the colours of a style, as far as its weight goes', async () => {
  const styled = (weight: number) => render({ references: [{ role: 'style', weight, bytes: red }] })
  const plain = await rednessOf(await render())
  expect(await rednessOf(await styled(1))).toBeGreaterThan(plain + 40)
  expect((await styled(0)).equals(await render())).toBe(true)
})

it('sets the source of a reframe whole in the middle', async () => {
  const size = { width: 576, height: 1024 }
  const picture = await render({ size, references: [{ role: 'reframe', weight: 1, bytes: red }] })
  const middle = await sharp(picture)
    .extract({ left: 200, top: 492, width: 80, height: 40 })
    .toBuffer()
  const edge = await sharp(picture).extract({ left: 200, top: 4, width: 80, height: 40 }).toBuffer()
  expect(await rednessOf(middle)).toBeGreaterThan((await rednessOf(edge)) + 20)
})

it('carries the mark in the lower right corner', async () => {
  const picture = await render({ prompt: 'Desert dunes, dark night' })
  const corner = async (left: number) => {
    const part = await sharp(picture).extract({ left, top: 530, width: 110, height: 30 }).toBuffer()
    return (await sharp(part).stats()).channels[0]?.max ?? 0
  }
  expect(await corner(890)).toBeGreaterThan(200)
  expect(await corner(300)).toBeLessThan(190)
})
