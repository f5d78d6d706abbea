/** Loaded with the first picture that is worked on: it is the heaviest of our parts, and no page waits for it. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp')
  // Many pictures at once rather than one by many hands; and none is wanted twice.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}
