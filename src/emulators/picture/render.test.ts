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

/** Of a small square around a point. */
const rednessAt = async (picture: Buffer, x: number, y: number) =>
  rednessOf(
    await sharp(picture)
      .extract({ left: x - 6, top: y - 6, width: 12, height: 12 })
      .toBuffer(),
  )

it.each([
  ['in the upper left', { x: 0, y: 0, width: 300, height: 200 }],
  ['in the middle', { x: 362, y: 188, width: 300, height: 200 }],
  ['on the right edge', { x: 724, y: 100, width: 300, height: 376 }],
  ['reaching beyond the canvas', { x: -100, y: -40, width: 400, height: 300 }],
])('sets the source of a reframe where it was put: %s', async (_where, place) => {
  const picture = await render({ references: [{ role: 'reframe', weight: 1, place, bytes: red }] })
  expect(await sharp(picture).metadata()).toMatchObject({ width: 1024, height: 576 })
  const { x, y, width, height } = place
  const plain = await rednessOf(await render())
  const seen = { right: x + width, bottom: y + height }
  const inside = [
    [Math.max(x, 0) + 24, Math.max(y, 0) + 24],
    [seen.right - 24, seen.bottom - 24],
  ] as const
  for (const [left, top] of inside) expect(await rednessAt(picture, left, top)).toBeGreaterThan(190)
  const outside = [
    [seen.right + 24, Math.max(y, 0) + 24],
    [Math.max(x, 0) + 24, seen.bottom + 24],
    [x - 24, Math.max(y, 0) + 24],
  ] as const
  for (const [left, top] of outside.filter(([left]) => left > 6 && left < 1018))
    expect(await rednessAt(picture, left, top)).toBeLessThan(185)
  // What is painted around it takes up its colours.
  expect(await rednessOf(picture)).toBeGreaterThan(plain + 40)
})

it('gives a reframe without a size the size of its source', async () => {
  const place = { x: 500, y: 300 }
  const picture = await render({ references: [{ role: 'reframe', weight: 1, place, bytes: red }] })
  expect(await rednessAt(picture, 530, 320)).toBeGreaterThan(190)
  expect(await rednessAt(picture, 600, 320)).toBeLessThan(185)
})

it.each(['image', 'character'] as const)('shows %s references, each on its own', async (role) => {
  const blue = await sharp({
    create: { width: 60, height: 60, channels: 3, background: '#1030e0' },
  })
    .png()
    .toBuffer()
  const picture = await render({
    references: [red, blue].map((bytes) => ({ role, weight: 1, bytes })),
  })
  const { data, info } = await sharp(picture)
    .extract({ left: 0, top: 380, width: 400, height: 196 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  let reds = 0
  let blues = 0
  for (let at = 0; at < data.length; at += info.channels) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
    if (r - Math.max(g, b) > 150) reds += 1
    if (b - Math.max(r, g) > 130) blues += 1
  }
  expect(Math.min(reds, blues)).toBeGreaterThan(3_000)
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
