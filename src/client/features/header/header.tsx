import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Catalog } from '#shared/catalog-answer.ts'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { Dot } from '../../ui/target-name.tsx'
import { Mark } from './mark.tsx'
import { SettingsButton } from './settings-button.tsx'

export function Header({ onAddKey }: { onAddKey: () => void }) {
  return (
    <header className="sticky top-0 z-20 bg-page">
      <div className="mx-auto flex h-[52px] max-w-[1760px] items-center gap-2 px-4 sm:gap-5 sm:px-6">
        <a
          href="/"
          className="flex items-center gap-2 rounded-sm font-semibold tracking-[-0.01em] whitespace-nowrap"
        >
          <Mark />
          Photon Playground
        </a>
        <Link href="/ranking" className="rounded-sm text-ink-2 hover:text-ink max-sm:hidden">
          Ranking
        </Link>
        <div className="ml-auto flex items-center gap-1.5 text-ink-2">
          <ProviderState onAddKey={onAddKey} />
          <SettingsButton />
        </div>
      </div>
    </header>
  )
}

function ProviderState({ onAddKey }: { onAddKey: () => void }) {
  const { data: catalog } = useQuery(catalogQuery())
  if (!catalog) return null
  const { text, rest, dot } = describe(catalog)
  return (
    <button
      type="button"
      onClick={onAddKey}
      className="flex h-8 items-center gap-x-2 rounded-full px-2 sm:px-3 whitespace-nowrap hover:bg-ink/6 hover:text-ink"
    >
      <Dot className={dot} />
      <span>{text}</span>
      {rest && <span className="-ml-1 max-sm:hidden">· {rest}</span>}
      <span className="sr-only">: providers and keys</span>
    </button>
  )
}

/** A phone has room for the first part only. */
function describe({ providers }: Catalog): { text: string; rest?: string; dot: string } {
  const count = (mode: Catalog['providers'][number]['mode']) =>
    providers.filter((provider) => provider.mode === mode).length
  const [live, sandbox, off] = [count('live'), count('sandbox'), count('off')]
  if (live === providers.length) return { text: `${live} live`, dot: 'bg-good' }
  if (sandbox === providers.length) return { text: 'Sandbox', dot: 'bg-light' }
  const parts = [
    live > 0 && `${live} live`,
    sandbox > 0 && `${sandbox} sandbox`,
    off > 0 && `${off} without a key`,
  ]
  const [text = '', ...rest] = parts.filter((part) => part !== false)
  return { text, rest: rest.join(' · '), dot: live > 0 ? 'bg-good' : 'bg-light' }
}
