import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import { downloadUrl } from '../../../lib/image-source.ts'

export interface Dragged {
  generation: Pick<Generation, 'id' | 'provider' | 'model'>
  image: Image
  /** The run's. */
  title: string
  /** Once the original was fetched. */
  file: Blob | undefined
}

/** What a picture is to whatever it is dropped on: a file for the desktop, a picture for a page, an address else. */
export function fillDrag(
  data: Pick<DataTransfer, 'setData' | 'items'>,
  { generation, image, title, file }: Dragged,
  origin: string,
) {
  const url = origin + image.url
  const name = fileNameOf(generation, image, title)
  data.setData('text/uri-list', url)
  // The slots of our own form know it by this address.
  data.setData('text/html', `<img src="${url}" alt="${escape(title)}">`)
  data.setData('DownloadURL', `${image.type}:${name}:${origin}${downloadUrl(image, generation.id)}`)
  if (file) data.items.add(new File([file], name, { type: image.type }))
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** As a download is called. */
function fileNameOf(
  { provider, model }: Dragged['generation'],
  { id, type }: Image,
  title: string,
): string {
  const slug = `${provider} ${model} ${title}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  const ending = type.replace('image/', '').replace('jpeg', 'jpg')
  return `${slug}-${id.slice(0, 8)}.${ending}`
}
