import { expect, it } from 'vitest'
import { makeImage } from '../../../test-api.ts'
import { fillDrag } from './drag-data.ts'
import type { Dragged, DraggedPicture } from './drag-data.ts'

const id = '0123456789abcdef'.repeat(4)
const picture: DraggedPicture = {
  generation: { id: 'g1', provider: 'luma', model: 'photon' },
  image: makeImage({ id, bytes: 5, type: 'image/jpeg' }),
  title: 'Café "au lait" <at> night: 1',
}
const other: DraggedPicture = {
  ...picture,
  image: makeImage({ id: id.replace('0', 'f') }),
  title: 'Dawn',
}

function fill(change: Partial<Dragged> = {}) {
  const texts: Record<string, string> = {}
  const files: File[] = []
  const data = {
    setData: (type: string, text: string) => void (texts[type] = text),
    items: { add: (file: File) => files.push(file), clear: () => files.splice(0) },
  }
  fillDrag(
    data as unknown as Pick<DataTransfer, 'setData' | 'items'>,
    { pressed: picture, all: [picture], file: undefined, ...change },
    'http://studio',
  )
  return { texts, files }
}

it('gives the desktop the full-size file under a speaking name', () => {
  expect(fill().texts['DownloadURL']).toBe(
    `image/jpeg:luma-photon-cafe-au-lait-at-night-1-01234567.jpg:http://studio/api/images/${id}/download?metadata=keep&generation=g1`,
  )
})

it('gives a page the picture that its form knows, and whoever takes no more the address', () => {
  const { texts, files } = fill()
  expect(texts['text/html']).toBe(
    `<img src="http://studio/api/images/${id}" alt="Café &quot;au lait&quot; &lt;at> night: 1">`,
  )
  expect(texts['text/uri-list']).toBe(`http://studio/api/images/${id}`)
  expect(files).toEqual([])
})

it('carries the file itself once it is there', () => {
  const { files } = fill({ file: new Blob(['bytes']) })
  expect(files.map(({ name, type, size }) => [name, type, size])).toEqual([
    ['luma-photon-cafe-au-lait-at-night-1-01234567.jpg', 'image/jpeg', 5],
  ])
})

it('carries several as pictures and addresses in their order, and no file that would stand for all', () => {
  const { texts, files } = fill({ all: [other, picture], file: new Blob(['bytes']) })
  expect(texts['text/uri-list']).toBe(
    `http://studio${other.image.url}\r\nhttp://studio${picture.image.url}`,
  )
  expect(texts['text/html']?.match(/src="[^"]+"/g)).toEqual([
    `src="http://studio${other.image.url}"`,
    `src="http://studio${picture.image.url}"`,
  ])
  expect(texts['DownloadURL']).toContain('luma-photon-cafe')
  expect(files).toEqual([])
})
