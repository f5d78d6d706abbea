import { ArrowUpRight } from 'lucide-react'
import type { CatalogProvider } from '#shared/catalog-answer.ts'
import { keyVariables } from '#shared/key-variables.ts'
import type { ProviderId, ProviderMode } from '#shared/catalog.ts'
import { Dot, hueClass } from '../../ui/target-name.tsx'
import { CopyLine } from './copy-line.tsx'

const states: Record<ProviderMode, { word: string; look: string }> = {
  live: { word: 'Live', look: 'text-good' },
  sandbox: { word: 'Sandbox', look: 'text-light' },
  off: { word: 'Off', look: 'text-ink-3' },
}

/** Where each gives out its keys. */
const keyPages: Record<ProviderId, string> = {
  luma: 'https://lumalabs.ai/dream-machine/api/keys',
  fal: 'https://fal.ai/dashboard/keys',
  segmind: 'https://cloud.segmind.com/console/api-keys',
  wavespeed: 'https://wavespeed.ai/accesskey',
}

export function KeyRow({ id, name, mode }: Pick<CatalogProvider, 'id' | 'name' | 'mode'>) {
  const { word, look } = states[mode]
  const page = keyPages[id]
  return (
    <li className={`grid gap-2 py-3 ${hueClass[id]}`}>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3">
        <span className="flex items-center gap-2 font-medium">
          <Dot />
          {name}
        </span>
        <span className={`text-sm ${look}`}>{word}</span>
        <a
          href={page}
          target="_blank"
          rel="noreferrer"
          className="ml-auto inline-flex items-center gap-1 py-0.5 text-sm text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-current pointer-coarse:py-3"
        >
          <span className="sr-only">{name}: keys at </span>
          {new URL(page).hostname}
          <ArrowUpRight size={13} aria-hidden />
          <span className="sr-only"> (new tab)</span>
        </a>
      </div>
      {mode === 'live' ? (
        <p className="text-sm text-ink-3">
          <code className="num">{keyVariables[id]}</code> is set.
        </p>
      ) : (
        <CopyLine text={`export ${keyVariables[id]}='your-key'`} what={`Line for ${name}`} />
      )}
    </li>
  )
}
