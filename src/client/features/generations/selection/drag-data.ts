import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import { downloadUrl } from '../../../lib/download-url.ts'

export interface DraggedPicture {
  generation: Pick<Generation, 'id' | 'provider' | 'model'>
  image: Image
  /** The run's. */
  title: string
}

export interface Dragged {
  /** Under the pointer. */
  pressed: DraggedPicture
  /** That one, and all that come along with it. */
  all: readonly DraggedPicture[]
  /** The original of the one under the pointer, once it was fetched. */
  file: Blob | undefined
}

/** What pictures are to whatever they are dropped on: a file for the desktop, pictures for a page, addresses else. */
export function fillDrag(
  data: Pick<DataTransfer, 'setData' | 'items'>,
  { pressed, all, file }: Dragged,
  origin: string,
) {
  const { generation, image } = pressed
  const name = fileNameOf(pressed)
  // Who finds a file looks no further, and the browser has put one there already.
  if (all.length > 1) data.items.clear()
  const urlOf = (picture: DraggedPicture) => origin + picture.image.url
  data.setData('text/uri-list', all.map(urlOf).join('\r\n'))
  // The slots of our own form know them by these addresses.
  data.setData(
    'text/html',
    all.map((it) => `<img src="${urlOf(it)}" alt="${escape(it.title)}">`).join(''),
  )
  // There is no way for more than one.
  data.setData('DownloadURL', `${image.type}:${name}:${origin}${downloadUrl(image, generation.id)}`)
  if (file && all.length === 1) data.items.add(new File([file], name, { type: image.type }))
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** As a download is called. */
function fileNameOf({ generation: { provider, model }, image, title }: DraggedPicture): string {
  const slug = `${provider} ${model} ${title}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  const ending = image.type.replace('image/', '').replace('jpeg', 'jpg')
  return `${slug}-${image.id.slice(0, 8)}.${ending}`
}
