import { useWatch } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { maxPromptLength } from '#shared/catalog.ts'
import type { JobKind } from '#shared/catalog.ts'
import type { Draft } from '../../lib/draft.ts'

/** From here on the count is worth a look. */
const nearLimit = maxPromptLength - 500

const placeholders: Record<JobKind, string> = {
  text: 'Describe an image',
  modify: 'Say what to change',
  reframe: 'Say what to paint around it, if you like',
}

interface PromptFieldProps {
  form: UseFormReturn<Draft>
  kind: JobKind
}

export function PromptField({ form, kind }: PromptFieldProps) {
  const error = form.formState.errors.prompt?.message
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <textarea
        {...form.register('prompt')}
        aria-label="Prompt"
        aria-invalid={error !== undefined}
        aria-describedby="prompt-note"
        placeholder={placeholders[kind]}
        rows={3}
        spellCheck
        className="field-sizing-content max-h-[42vh] min-h-20 w-full flex-1 resize-none bg-transparent text-lg caret-light outline-none placeholder:text-ink-3 sm:text-xl slim:field-sizing-fixed slim:h-7 slim:flex-none slim:min-h-0 slim:overflow-hidden slim:text-md slim:leading-7 slim:whitespace-nowrap"
      />
      <p id="prompt-note" className="text-sm slim:hidden">
        {error ? (
          <span role="alert" className="text-bad">
            {error}
          </span>
        ) : (
          <PromptCount form={form} />
        )}
      </p>
    </div>
  )
}

function PromptCount({ form: { control } }: { form: UseFormReturn<Draft> }) {
  const length = useWatch({
    control,
    name: 'prompt',
    compute: (prompt) => (prompt.length > nearLimit ? prompt.length : 0),
  })
  if (length === 0) return null
  return (
    <span className={`num ${length > maxPromptLength ? 'text-bad' : 'text-ink-3'}`}>
      {length.toLocaleString('en')} of {maxPromptLength.toLocaleString('en')} characters
    </span>
  )
}
