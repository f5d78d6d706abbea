/** The picture as the gallery shows it, once that can be seen. */
export function cardPictureOf(id: string): HTMLImageElement | null {
  const picture = document.querySelector<HTMLImageElement>(`main [data-generation="${id}"] img`)
  return picture?.complete && picture.naturalWidth > 0 ? picture : null
}
