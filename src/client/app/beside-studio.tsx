import { useEffect } from 'react'
import { useLocation, useRoute } from 'wouter'
import { ShareHost } from '../features/share/share-host.tsx'
import { Tray } from '../features/compare/tray.tsx'
import { Acting } from '../features/generations/selection/acting.tsx'
import { SelectionBar } from '../features/generations/selection/selection-bar.tsx'
import { keepGallery } from '../lib/gallery-search.ts'
import { lazyPart } from '../lib/lazy-part.tsx'
import { useSelectionStore } from '../lib/selection.ts'
import { useShortcutList } from '../lib/shortcuts.ts'
import { showToast } from '../ui/toasts.ts'

const ComparePage = lazyPart(() => import('./compare-page.tsx'), 'ComparePage')
const BlindPage = lazyPart(() => import('./blind-page.tsx'), 'BlindPage')
const RankingPage = lazyPart(() => import('./ranking-page.tsx'), 'RankingPage')
const ShortcutList = lazyPart(() => import('./shortcut-list.tsx'), 'ShortcutList')

/** The board where the address asks for one, else the tray that leads to it; and links for others. */
export function BesideStudio() {
  return (
    <>
      <BoardOrTray />
      <Acting />
      <ShareHost />
      <Shortcuts />
    </>
  )
}

function Shortcuts() {
  const isOpen = useShortcutList((state) => state.isOpen)
  return isOpen && <ShortcutList />
}

/** While one selects, what can be done with all of them stands where the tray is. */
function AtFoot() {
  const isSelecting = useSelectionStore(({ ids }) => ids.size > 0)
  return isSelecting ? <SelectionBar /> : <Tray />
}

function BoardOrTray() {
  const [isRun, params] = useRoute('/runs/:id')
  const [isPicked] = useRoute('/compare')
  const [isBlind, blind] = useRoute('/runs/:id/blind')
  const [isRanking] = useRoute('/ranking')
  const [isDetail] = useRoute('/generations/:id')
  const isOverGallery = isRun || isPicked || isBlind || isRanking
  const [path, navigate] = useLocation()
  const isNowhere = !isOverGallery && !isDetail && path !== '/'
  useEffect(() => {
    if (isOverGallery) keepGallery()
  }, [isOverGallery, path])
  useEffect(() => {
    if (!isNowhere) return
    navigate('/', { replace: true })
    showToast('There is nothing at that address. This is the studio.')
  }, [isNowhere, navigate])
  if (isBlind) return <BlindPage key={blind.id} runId={blind.id} />
  if (isRanking) return <RankingPage />
  if (!isRun && !isPicked) return <AtFoot />
  return <ComparePage runId={isRun ? params.id : null} />
}
