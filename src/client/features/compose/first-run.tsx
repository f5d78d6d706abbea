import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import type { Catalog } from '#shared/catalog-answer.ts'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { TextButton } from '../../ui/text-button.tsx'
import { useFirstRunStore } from './composer-place.ts'

interface FirstRunProps {
  onAddKey: () => void
  /** A line under the first words; its room is always there. */
  note: ReactNode
  children: ReactNode
}

/** What an empty library offers. */
export function FirstRun({ onAddKey, note, children }: FirstRunProps) {
  const { data: isSandbox } = useQuery({ ...catalogQuery(), select: isAllSandbox })

  useLayoutEffect(() => {
    useFirstRunStore.setState({ isFirstRun: true })
    return () => useFirstRunStore.setState({ isFirstRun: false })
  }, [])

  return (
    <section aria-label="Examples" className="sm:pt-4">
      <div className="text-center">
        <h1
          id="gallery-title"
          tabIndex={-1}
          className="text-xl font-medium text-balance outline-none sm:text-2xl"
        >
          Type a prompt, or start from one of these
        </h1>
        <p className="mx-auto mt-2 min-h-5 max-w-[94ch] text-balance text-ink-2">
          {isSandbox && (
            <>
              Nothing here costs anything yet: without a key, a sandbox plays each provider.{' '}
              <TextButton onClick={onAddKey}>Add a key</TextButton> when you want the real thing.
            </>
          )}
        </p>
        <div className="h-6 pt-0.5 text-sm text-ink-2 sm:h-9">{note}</div>
      </div>
      {children}
    </section>
  )
}

const isAllSandbox = ({ providers }: Catalog) => providers.every(({ mode }) => mode === 'sandbox')
