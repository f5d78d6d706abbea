import { RequestError } from '../../../lib/request-error.ts'
import { Button } from '../../../ui/button.tsx'

interface MissingDetailProps {
  isErased: boolean
  error: Error | null
  /** How often it was asked for in vain. */
  failures: number
  onClose: () => void
}

/** Where there is no generation to show: not yet, not any more, or never. */
export function MissingDetail({ isErased, error, failures, onClose }: MissingDetailProps) {
  const { title, text } = isErased ? goneWords : wordsFor(error, failures)
  return (
    <div
      role={isErased || error ? 'alert' : 'status'}
      className="grid h-full min-h-[60dvh] place-content-center justify-items-center gap-2 p-6 text-center"
    >
      <b className="text-lg font-medium">{title}</b>
      <p className="max-w-[46ch] text-balance text-ink-2">{text}</p>
      <Button className="mt-3 pointer-coarse:h-11" onClick={onClose}>
        Back to the gallery
      </Button>
    </div>
  )
}

const goneWords = {
  title: 'This image is gone for good',
  text: 'It was deleted for ever, and its picture and prompt with it. What it cost stays in the books.',
}

function wordsFor(error: Error | null, failures: number) {
  const code = error instanceof RequestError ? error.code : undefined
  if (code === 'gone') return goneWords
  if (code === 'not_found' || code === 'invalid_request')
    return {
      title: 'There is nothing here',
      text: 'No image of this library has this address. Perhaps the link was cut, or it belongs to another studio.',
    }
  if (error) return { title: 'It could not be opened', text: error.message }
  if (failures > 0)
    return {
      title: "The studio's server cannot be reached",
      text: 'It is asked again and again; the image opens as soon as it answers.',
    }
  return { title: 'Opening…', text: '' }
}
