/** For tags that others put among words of their own: no signs that turn those around, no half of an emoji. */
export const shorten = (text: string, length: number) => {
  const line = text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  const signs = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment)
  return signs.length > length ? `${signs.slice(0, length - 1).join('')}…` : line
}
