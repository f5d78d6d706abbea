import { FileInput } from 'lucide-react'
import { useEffect, useState } from 'react'
import { remixFromFile, requestIn } from '../../lib/remix-file.ts'

interface FillFromFileProps {
  file: File
  onFilled: () => void
}

/** Offered where the file was downloaded from a studio and tells how it was made. */
export function FillFromFile({ file, onFilled }: FillFromFileProps) {
  const [prompt, setPrompt] = useState<string | null>(null)

  useEffect(() => {
    let isWanted = true
    requestIn(file).then(
      (request) => isWanted && setPrompt(request?.prompt ?? null),
      // A file that cannot be read is told about where it is used.
      () => {},
    )
    return () => {
      isWanted = false
    }
  }, [file])

  if (prompt === null) return null
  return (
    <button
      type="button"
      onClick={() => void remixFromFile(file).then(onFilled)}
      className="mb-2 flex w-full items-start gap-3 rounded-md border border-light/50 bg-light/8 px-3.5 py-2.5 text-left transition-colors duration-150 hover:border-light"
    >
      <FileInput size={16} aria-hidden className="mt-0.5 flex-none text-light" />
      <span className="min-w-0">
        <b className="block font-[550]">Fill the form from this file</b>
        <span className="line-clamp-2 text-xs text-ink-2">
          {prompt || 'It tells how it was made.'}
        </span>
      </span>
    </button>
  )
}
