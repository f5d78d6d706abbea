import type { Image } from '#shared/image.ts'
import { originalOf } from '../../../queries/original-file.ts'
import { showToast } from '../../../ui/toasts.ts'

const otherWays = 'Drag it out, or download it.'

/** Puts the original onto the clipboard, as PNG: the one kind of picture that every program takes from there. */
export async function copyImage({ id }: Pick<Image, 'id'>) {
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard) {
    showToast(`This browser cannot copy images. ${otherWays}`)
    return
  }
  const png = pngOf(id)
  // The browser may refuse before the picture is there: then nobody waits for it.
  png.catch(() => undefined)
  try {
    // With the promise itself: some browsers allow it at the press only, and not once the picture is there.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    showToast('Image copied')
  } catch {
    showToast(`The image could not be copied. ${otherWays}`)
  }
}

async function pngOf(imageId: string): Promise<Blob> {
  const original = await originalOf(imageId)
  if (original.type === 'image/png') return original
  const bitmap = await createImageBitmap(original)
  const { width, height } = bitmap
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Words that are selected are what a person wants to copy. */
export const areWordsSelected = () => document.getSelection()?.isCollapsed === false
