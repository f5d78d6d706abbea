import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { Link } from 'wouter'
import { keyVariables } from '#shared/catalog.ts'
import type { ProviderId, ProviderMode } from '#shared/catalog.ts'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { Dot, hueClass } from '../../ui/target-name.tsx'
import { copyText } from '../../ui/copy-text.ts'

const modeWords: Record<ProviderMode, string> = {
  live: 'Live',
  sandbox: 'Sandbox',
  off: 'Needs a key',
}

/** Where a person goes to mend their account. */
const accountPages: Record<ProviderId, string> = {
  luma: 'https://lumalabs.ai/dream-machine/api/keys',
  fal: 'https://fal.ai/dashboard/billing',
  segmind: 'https://cloud.segmind.com/console',
  wavespeed: 'https://wavespeed.ai/accesskey',
}

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { data: catalog } = useQuery(catalogQuery())
  return (
    <Dialog
      label="Add a key"
      onClose={onClose}
      className="w-[min(620px,calc(100vw-24px))] rounded-lg p-0"
    >
      <div className="p-5 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 className="text-lg font-medium">Add a key</h2>
          <div className="-mt-2 -mr-2">
            <CloseButton onClick={onClose} />
          </div>
        </div>
        <p className="mt-1 max-w-[56ch] text-ink-2">
          Keys are read from the environment when the studio starts, and never leave its server. Set
          one or more of these, then start it again.
        </p>
        <ul className="mt-5 divide-y divide-line border-y border-line">
          {catalog?.providers.map(({ id, name, mode }) => (
            <li key={id} className={`flex flex-wrap items-center gap-x-4 py-2.5 ${hueClass[id]}`}>
              <span className="flex items-center gap-2 font-medium sm:w-28">
                <Dot />
                {name}
              </span>
              <button
                type="button"
                onClick={() => void copyText(keyVariables[id], 'Name')}
                className="flex min-h-7 items-center gap-2 rounded-sm text-left text-ink-2 hover:text-ink max-sm:order-last max-sm:w-full max-sm:pl-[15px]"
              >
                <code className="num">{keyVariables[id]}</code>
                <Copy size={13} aria-label="Copy the name" />
              </button>
              <span className="ml-auto flex items-center gap-3 text-sm whitespace-nowrap text-ink-2">
                {modeWords[mode]}
                <a
                  href={accountPages[id]}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-block py-0.5 leading-5 text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
                >
                  Account<span className="sr-only"> at {name} (new tab)</span>
                </a>
              </span>
            </li>
          ))}
        </ul>
        <pre className="num mt-5 overflow-x-auto rounded-md bg-sunken px-4 py-3 text-ink-2">
          FAL_KEY=… npm start
        </pre>
        <p className="mt-3 text-sm text-ink-3">
          Without any key, a sandbox plays all four, free of charge. A provider with a key never
          falls back to it.
        </p>
        <p className="mt-3 text-sm text-ink-2">
          Which serves you best? Choose blind in a comparison, and see the{' '}
          <Link
            href="/ranking"
            onClick={onClose}
            className="text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
          >
            ranking
          </Link>
          .
        </p>
      </div>
    </Dialog>
  )
}
