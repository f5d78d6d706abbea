import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useEffect } from 'react'
import { keyName } from '../../../lib/key-name.ts'
import { generationQuery } from '../../../queries/generation-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { areWordsSelected, copyImage } from '../card/copy-image.ts'

/** The image to the clipboard; the usual keys do it as well. */
export function CopyButton({ id }: { id: string }) {
  const { data: generation } = useQuery(generationQuery(id))
  const image = generation?.image

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { target } = event
      if (!image || keyName(event) !== 'Mod+c' || event.defaultPrevented || areWordsSelected())
        return
      if (target instanceof Element && target.closest('input, textarea, dialog dialog')) return
      event.preventDefault()
      void copyImage(image)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [image])

  if (!image) return null
  return (
    <Button title="Copy the image (Ctrl/⌘ C)" onClick={() => void copyImage(image)}>
      <Copy size={14} /> Copy image
    </Button>
  )
}
