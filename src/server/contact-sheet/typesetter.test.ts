import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createTypesetter } from './typesetter.ts'

const { line, widthOf, wrap } = createTypesetter()

/** How much ink there is, and how far it reaches. */
async function inkOf(text: string) {
  const [width, height] = [400, 60]
  const drawn = line(text, { x: 10, y: 42, size: 40, color: '#000' })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="400" height="60" fill="#fff"/>${drawn}</svg>`
  const data = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer()
  const columns = Array.from({ length: width }, (_, x) =>
    Array.from({ length: height }, (_, y) => 255 - (data[y * width + x] ?? 255)),
  )
  const dark = columns.map((column) => column.some((value) => value > 128))
  return {
    left: dark.indexOf(true),
    right: dark.lastIndexOf(true),
    sum: columns.flat().reduce((sum, value) => sum + value, 0) / 255,
  }
}

describe('the typesetter', () => {
  it('draws as wide as it says', async () => {
    const { left, right } = await inkOf('Hamburg')
    expect(left).toBeGreaterThanOrEqual(10)
    expect(right - 10).toBeLessThanOrEqual(widthOf('Hamburg', 40))
    expect(right - 10).toBeGreaterThan(widthOf('Hamburg', 40) - 6)
  })

  it('leaves the holes of letters open', async () => {
    // A ring, not a disc: filled, it would be about 700.
    const { sum } = await inkOf('O')
    expect(sum).toBeGreaterThan(150)
    expect(sum).toBeLessThan(450)
  })

  it('has letters with marks, and other alphabets, without a font of the machine', () => {
    for (const text of ['äéñ', 'ğşż', 'Привет', 'ẦỆ'])
      expect(line(text, { x: 0, y: 0, size: 20, color: '#000' })).not.toContain('<text')
  })

  it('leaves only what the typeface does not have to the machine, and no markup with it', () => {
    const drawn = line('漢<&😀', { x: 0, y: 0, size: 20, color: '#000' })
    expect(drawn).toContain('漢</text>')
    expect(drawn.match(/<text/g)).toHaveLength(2)
    expect(drawn).not.toContain('&😀')
  })

  it('breaks between words, and inside one that is too long', () => {
    expect(wrap('one two three', 20, widthOf('one two', 20) + 1, 3)).toEqual(['one two', 'three'])
    const pieces = wrap('x'.repeat(40), 20, widthOf('xxxxxxxxxx', 20) + 1, 9)
    expect(pieces.join('')).toBe('x'.repeat(40))
    expect(pieces).toHaveLength(4)
    expect(wrap('   ', 20, 100, 2)).toEqual([])
  })

  it('says with an ellipsis that there is more, and stays within the width', () => {
    const [first = '', last = '', ...more] = wrap('wet stones '.repeat(90), 20, 300, 2)
    expect(more).toEqual([])
    expect(last.endsWith('…')).toBe(true)
    for (const one of [first, last]) expect(widthOf(one, 20)).toBeLessThanOrEqual(300)
  })
})
