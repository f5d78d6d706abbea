import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { CloseButton, Dialog } from '../../ui/dialog.tsx'
import { CopyLine } from './copy-line.tsx'
import { KeyRow } from './key-row.tsx'

/** Which provider answers for real, and what it takes for the others to. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { data: catalog } = useQuery(catalogQuery())
  return (
    <Dialog
      label="Add a key"
      onClose={onClose}
      className="w-[min(620px,calc(100vw-24px))] rounded-lg p-0"
    >
      <div className="p-4 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 className="text-lg font-medium">Add a key</h2>
          <div className="-mt-2 -mr-2">
            <CloseButton onClick={onClose} />
          </div>
        </div>
        <p className="mt-1 max-w-[60ch] text-pretty text-ink-2">
          Keys come from the environment that the studio is started in, and never leave its server.
          One is enough to begin with.
        </p>
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {catalog?.providers.map((provider) => (
            <KeyRow key={provider.id} {...provider} />
          ))}
        </ul>
        <div className="mt-4 grid gap-2">
          <p className="text-sm text-ink-2">Then start the studio again from the same terminal:</p>
          <CopyLine text="npm start" what="Command" />
        </div>
        <p className="mt-4 text-sm text-pretty text-ink-3">
          The sandbox plays a provider without a key, free of charge, and marks every picture. A
          provider with a key never falls back to it. Which one serves you best? Choose blind in a
          comparison, and see the{' '}
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
