import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import type { Catalog } from '#shared/catalog-answer.ts'
import { fillDraft } from '../../lib/draft.ts'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { TextButton } from '../../ui/text-button.tsx'
import { useFirstRunStore } from './composer-place.ts'
import { examplePrompts } from './example-prompts.ts'

/** Light without a picture: none of these was made by anybody's model. */
const scenes = ['scene-cafe', 'scene-sunset', 'scene-rain', 'scene-golden', 'scene-midnight']

interface FirstRunProps {
  onAddKey: () => void
  /** A line under the first words; its room is always there. */
  children?: ReactNode
}

/** What an empty library offers. */
export function FirstRun({ onAddKey, children }: FirstRunProps) {
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
        <div className="h-6 pt-0.5 text-sm text-ink-2 sm:h-9">{children}</div>
      </div>
      <ul className="-mx-4 flex snap-x gap-3 overflow-x-auto px-4 py-1 sm:mx-0 sm:grid sm:grid-cols-3 sm:overflow-visible sm:px-0 lg:grid-cols-5">
        {examplePrompts.slice(0, scenes.length).map(({ title, prompt }, index) => (
          <li
            key={title}
            className="flex-none basis-44 snap-center last:hidden sm:last:block sm:nth-4:hidden sm:nth-5:hidden lg:nth-4:block lg:nth-5:block"
          >
            <button
              type="button"
              onClick={() => fillDraft({ prompt })}
              className={`${scenes[index]} group flex aspect-4/5 w-full flex-col justify-end rounded-lg p-4 text-left text-white inset-ring inset-ring-white/10 transition-transform duration-200 ease-out hover:-translate-y-1`}
            >
              <span className="text-lg font-medium">{title}</span>
              <span className="mt-1.5 line-clamp-3 min-h-13.5 text-xs text-white/80">{prompt}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const isAllSandbox = ({ providers }: Catalog) => providers.every(({ mode }) => mode === 'sandbox')
