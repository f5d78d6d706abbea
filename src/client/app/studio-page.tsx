import { useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import { useActivity } from '../features/activity/use-activity.ts'
import { ComposeForm } from '../features/compose/compose-form.tsx'
import { ReferenceRow } from '../features/references/reference-row.tsx'
import { DraftTools } from '../features/snippets/draft-tools.tsx'
import { Header } from '../features/header/header.tsx'
import { galleryHref } from '../lib/gallery-search.ts'
import { lazyPart } from '../lib/lazy-part.tsx'
import { useIsAtHand } from '../lib/use-is-at-hand.ts'
import { useChangesFeed } from '../queries/use-changes-feed.ts'
import { Library } from './library.tsx'
import { Notices } from './notices.tsx'

const ConnectionBar = lazyPart(
  () => import('../features/activity/connection-bar.tsx'),
  'ConnectionBar',
)
const LiveRegion = lazyPart(() => import('../features/activity/live-region.tsx'), 'LiveRegion')
const KeysDialog = lazyPart(() => import('../features/header/keys-dialog.tsx'), 'KeysDialog')
const GenerationDialog = lazyPart(() => import('./generation-dialog.tsx'), 'GenerationDialog')

const Toasts = lazyPart(() => import('../ui/toast-list.tsx'), 'Toasts')
const BesideStudio = lazyPart(() => import('./beside-studio.tsx'), 'BesideStudio')

/** The studio, unless one chooses blind: its gallery, cache and feed would tell whose the images are. */
export function StudioPage() {
  const [path] = useLocation()
  return path.endsWith('/blind') ? <Beside /> : <Studio />
}

/** Composer and gallery; a generation opens over them. */
function Studio() {
  const isLost = useChangesFeed()
  const [isAddingKey, setIsAddingKey] = useState(false)
  const addKey = () => setIsAddingKey(true)
  const isBusy = useActivity()

  return (
    <>
      <Header onAddKey={addKey} />
      {isLost && <ConnectionBar />}
      <main className="mx-auto max-w-[1760px] px-4 pt-1 pb-30 max-md:pb-44 sm:px-6 sm:pt-2">
        <ComposeForm
          onAddKey={addKey}
          references={
            <>
              <ReferenceRow />
              <DraftTools />
            </>
          }
        />
        <Notices isLost={isLost} isBusy={isBusy} />
        <Library isLost={isLost} onAddKey={addKey} />
      </main>
      <OpenGeneration />
      <Beside />
      {isAddingKey && <KeysDialog onClose={() => setIsAddingKey(false)} />}
      <LiveRegion />
      <Toasts />
    </>
  )
}

function OpenGeneration() {
  const [isOpen, params] = useRoute('/generations/:id')
  const [, navigate] = useLocation()
  if (!isOpen) return null
  return (
    <GenerationDialog id={params.id} onClose={() => navigate(galleryHref(), { replace: true })} />
  )
}

/** The comparison, and what is put aside for it: nothing of it is for the first load. */
function Beside() {
  const [path] = useLocation()
  const isAtHand = useIsAtHand()
  if (path === '/' && !isAtHand) return null
  return <BesideStudio />
}
