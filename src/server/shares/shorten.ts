/** For tags that others put among words of their own: no signs that turn those around, no half of an emoji or a word. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  const signs = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment)
  if (signs.length <= length) return line
  const isWhole = signs[length - 1] === ' '
  const beginning = signs.slice(0, length - 1).join('')
  // What is longer than a word is cut where it has to be.
  return `${isWhole ? beginning : beginning.replace(/ \S{0,20}$/, '')}…`
}
