/** Letters as strokes on a 10 × 14 grid: a picture must not depend on the fonts of a machine. */
const letters: Record<string, string> = {
  S: 'M9 2.6C8 .8 6.6 0 5 0 2.600 0 1 1.400 1 3.400 1 7.900 9 5.600 9 10.400 9 12.600 7.400 14 5 14 3 14 1.600 13 .8 11.200',
  A: 'M0 14 5 0 10 14M1.700 9.400H8.300',
  N: 'M1 14V0L9 14V0',
  D: 'M1 0H4.500C7.600 0 9.400 2.600 9.400 7 9.400 11.400 7.600 14 4.500 14H1Z',
  B: 'M1 0H5.400C7.400 0 8.600 1.400 8.600 3.300 8.600 5.400 7.300 6.700 5.300 6.700H1M5.300 6.700C7.700 6.700 9.200 8.200 9.200 10.300 9.200 12.500 7.700 14 5.500 14H1V0',
  O: 'M5 0C7.900 0 9.700 2.800 9.700 7 9.700 11.200 7.900 14 5 14 2.100 14 .3 11.200 .3 7 .3 2.800 2.100 0 5 0Z',
  X: 'M.6 0 9.400 14M9.400 0 .6 14',
}

const pitch = 16

/** The word SANDBOX, small and spaced, in the lower right corner. */
export function sandboxMark(width: number, height: number): string {
  const unit = Math.min(width, height) / 1000
  const scale = 1.75 * unit
  const word = [...'SANDBOX']
  const wide = (word.length * pitch - 6) * scale
  const x = width - wide - 34 * unit
  const y = height - 14 * scale - 34 * unit
  const glyphs = word
    .map(
      (letter, i) => `<path transform="translate(${i * pitch} 0)" d="${letters[letter] ?? ''}"/>`,
    )
    .join('')
  const strokes = (color: string, opacity: number, thick: number) =>
    `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${color}" stroke-opacity="${opacity}" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round">${glyphs}</g>`
  return strokes('#000000', 0.28, 4.4) + strokes('#ffffff', 0.9, 1.7)
}
