import { Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { modelNames, providerNames, targets } from '#shared/catalog.ts'
import { keyVariables } from '#shared/key-variables.ts'
import type { ModelId, ProviderId } from '#shared/catalog.ts'
import type { SentRequest } from '#shared/generation.ts'
import type { NewRun } from '#shared/run.ts'
import { languageNames, snippetFor } from '#shared/snippets/snippet.ts'
import type { Language } from '#shared/snippets/snippet.ts'
import { targetAt, wireRequestFor, wireRequestOf } from '#shared/snippets/wire-request.ts'
import type { Asked, WireAnswer } from '#shared/snippets/wire-request.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { Tabs } from './tabs.tsx'

interface CodeDialogProps {
  run: Asked & Pick<NewRun, 'targets'>
  /** The generation that this is about; with its request, once it was sent. */
  about?: { provider: ProviderId; model: ModelId; request?: SentRequest }
  onClose: () => void
}

/** The same wish as a program, for each provider. */
export function CodeDialog({ run, about, onClose }: CodeDialogProps) {
  const [provider, setProvider] = useState(about?.provider ?? run.targets[0]?.provider ?? 'luma')
  const [chosen, setChosen] = useState<Partial<Record<ProviderId, ModelId>>>(
    about ? { [about.provider]: about.model } : {},
  )
  const [language, setLanguage] = useState(lastLanguage)
  const codeId = useId()

  const target = targetAt(provider, run.targets, chosen[provider])
  const isSame = about?.provider === provider && about.model === target.model
  const sent = isSame ? about.request : undefined
  const answer = sent ? asSent(target.model, sent) : wireRequestFor(run, target)
  const code =
    'refusal' in answer ? null : snippetFor({ provider, language, request: answer.request })

  return (
    <Dialog
      label="Code"
      onClose={onClose}
      // What lies behind has arrow keys of its own.
      onKeyDown={(event) => event.stopPropagation()}
      className="h-dvh max-h-dvh w-screen max-w-none border-0 p-0 sm:h-auto sm:max-h-[calc(100dvh-48px)] sm:w-[860px] sm:max-w-[calc(100vw-48px)] sm:rounded-lg sm:border"
    >
      <div className="flex max-h-[inherit] min-h-full flex-col gap-3.5 p-4 sm:p-5">
        <div className="flex items-center justify-between">
          <h2 className="text-md font-medium">Code</h2>
          <div className="-my-1 -mr-1.5">
            <CloseButton onClick={onClose} />
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <Tabs
            label="Provider"
            names={providerNames}
            value={provider}
            controls={codeId}
            onChange={setProvider}
          />
          <Tabs
            label="Language"
            names={languageNames}
            value={language}
            controls={codeId}
            onChange={(next) => {
              lastLanguage = next
              setLanguage(next)
            }}
          />
          {modelsAt(provider).length > 1 && (
            <Tabs
              label="Model"
              names={modelNames}
              value={target.model}
              controls={codeId}
              onChange={(model) => setChosen({ ...chosen, [provider]: model })}
            />
          )}
        </div>
        <div
          id={codeId}
          role="tabpanel"
          aria-label={`${languageNames[language]} for ${providerNames[provider]}`}
          className="flex min-h-0 flex-1 flex-col gap-2.5"
        >
          {code === null ? (
            <p className="rounded-md bg-sunken px-4 py-8 text-center text-ink-2">
              {'refusal' in answer && answer.refusal}
            </p>
          ) : (
            <pre
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, by keyboard too.
              tabIndex={0}
              className="num min-h-40 flex-1 overflow-auto rounded-md bg-sunken px-4 py-3.5 leading-5"
            >
              {code}
            </pre>
          )}
        </div>
        {code !== null && (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <Notes provider={provider} answer={answer} isSent={sent !== undefined} />
            <Button look="action" className="ml-auto" onClick={() => void copyText(code, 'Code')}>
              <Copy size={15} /> Copy
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** Whoever wants Python once wants it the next time. */
let lastLanguage: Language = 'curl'

const asSent = (model: ModelId, sent: SentRequest): WireAnswer => ({
  request: wireRequestOf(model, sent),
  adjustments: [],
  hasPlaces: false,
})

const modelsAt = (provider: ProviderId) => targets.filter((target) => target.provider === provider)

interface NotesProps {
  provider: ProviderId
  answer: WireAnswer
  isSent: boolean
}

function Notes({ provider, answer, isSent }: NotesProps) {
  if ('refusal' in answer) return null
  const sentences = [
    `Reads your key from ${keyVariables[provider]}.`,
    ...answer.adjustments.map((sentence) => `${sentence}.`),
    ...(isSent ? ['Exactly what was sent.'] : []),
    ...(answer.hasPlaces ? ['Put the public addresses of your pictures in.'] : []),
  ]
  return <p className="text-sm text-ink-3">{sentences.join(' ')}</p>
}
