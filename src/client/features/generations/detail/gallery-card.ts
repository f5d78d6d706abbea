/** Where the gallery shows it, as long as it does. */
export const cardOf = (id: string) =>
  document.querySelector<HTMLElement>(
    `main [data-generation="${id}"], main a[href^="/generations/${id}"]:not([tabindex="-1"])`,
  )

/** The picture in its card, once that can be seen. */
export function cardPictureOf(id: string): HTMLImageElement | null {
  const picture = cardOf(id)?.querySelector('img')
  return picture?.complete && picture.naturalWidth > 0 ? picture : null
}
