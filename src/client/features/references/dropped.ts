import { toPictureUrl } from './take-files.ts'

/** What was dropped or pasted: files, a link, or pictures of this very library. */
export type Dropped = { files: File[] } | { url: string } | { imageIds: string[] }

export const isPictureDrag = ({ types }: DataTransfer) =>
  types.includes('Files') || types.includes('text/uri-list')

export function readDropped(data: DataTransfer): Dropped | null {
  const html = data.getData('text/html')
  const own = [...html.matchAll(/\/api\/images\/([0-9a-f]{64})\b/g)]
  const imageIds = Array.from(new Set(own.map(([, id = '']) => id)))
  if (imageIds.length > 0) return { imageIds }
  const files = Array.from(data.files)
  if (files.length > 0) return { files }
  // A picture's own address says more than that of the link around it.
  const [, source = ''] = /<img[^>]+src="([^"]+)"/i.exec(html) ?? []
  const link = data.getData('text/uri-list').split('\n')[0] || data.getData('text/plain')
  const url = toPictureUrl(source.replaceAll('&amp;', '&')) ?? toPictureUrl(link)
  return url === null ? null : { url }
}

export function countOfDropped(dropped: Dropped): number {
  if ('url' in dropped) return 1
  return 'files' in dropped ? dropped.files.length : dropped.imageIds.length
}

export function singleFileOf(dropped: Dropped): File | null {
  const [file, ...others] = 'files' in dropped ? dropped.files : []
  return file && others.length === 0 ? file : null
}
