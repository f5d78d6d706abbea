import { useQueryClient } from '@tanstack/react-query'
import { Columns2, Download, Heart, RotateCcw, Share2, Trash2, X } from 'lucide-react'
import { useLayoutEffect, useSyncExternalStore } from 'react'
import type { ComponentProps } from 'react'
import { useLocation } from 'wouter'
import { maxCompared } from '../../../lib/compare-tray.ts'
import { clearSelection, useSelectionStore } from '../../../lib/selection.ts'
import { watchGenerations } from '../../../queries/generation-queries.ts'
import { Popover } from '../../../ui/popover.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { Menu, MenuButton } from '../card/menu.tsx'
import { createActs } from './acts.ts'
import { downloadArchive } from './archive.ts'
import { selectedInOrder } from './chosen.ts'
import { askToErase } from './erase-request.ts'
import { isTrashShown, withImage } from './listing.ts'
import { mostShared, shareImages } from './share-images.ts'

/** At the foot of the gallery: what can be done with all that is selected. */
export function SelectionBar() {
  const count = useSelectionStore(({ ids }) => ids.size)
  useRoomAtFoot()
  return (
    <section
      aria-label="Selection"
      data-acts
      className="fixed bottom-[calc(var(--foot,0px)+12px)] left-1/2 z-10 flex max-w-[calc(100vw-16px)] -translate-x-1/2 animate-rise items-center gap-1 overflow-x-auto rounded-lg border border-line-strong bg-raised p-1.5 shadow-float"
    >
      <output className="px-2.5 text-sm font-medium whitespace-nowrap">
        <span className="num text-sm!">{count}</span>
        <span className="max-md:sr-only"> selected</span>
      </output>
      {isTrashShown() ? <TrashActs /> : <LibraryActs />}
      <Act label="Clear" hint="Select nothing (Esc)" Icon={X} onClick={clearSelection} />
    </section>
  )
}

function LibraryActs() {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const acts = createActs(client)
  const isFavorite = useAreFavorites()
  const images = withImage(useSelectionStore(({ ids }) => ids))
  const canCompare = images.length >= 2 && images.length <= maxCompared

  function compare() {
    if (!canCompare) showToast(`Choose 2 to ${maxCompared} images to compare`)
    else navigate(`/compare?ids=${withImage(selectedInOrder()).join(',')}`)
  }

  return (
    <>
      <Act
        label="Compare"
        hint={canCompare ? 'All of them under one zoom' : `2 to ${maxCompared} images`}
        Icon={Columns2}
        aria-disabled={!canCompare}
        onClick={compare}
      />
      <Act
        label="Share"
        hint={images.length <= mostShared ? 'Make a link for others' : `${mostShared} at most`}
        Icon={Share2}
        aria-disabled={images.length === 0 || images.length > mostShared}
        onClick={() => shareImages(withImage(selectedInOrder()))}
      />
      <Act
        label="Favourite"
        hint="Favourite (F)"
        Icon={Heart}
        aria-pressed={isFavorite}
        onClick={() => void acts.toggleFavorite(selectedInOrder())}
      />
      <Popover
        triggerClassName={actClass}
        className="fixed! w-[290px]"
        trigger={
          <>
            <Download size={16} /> <span className="max-md:sr-only">Download ZIP</span>
          </>
        }
      >
        {(popover) => (
          <Menu label="Download ZIP">
            {archives.map(({ metadata, label, hint }) => (
              <MenuButton
                key={metadata}
                closes={popover}
                title={hint}
                onClick={() => downloadArchive(client, withImage(selectedInOrder()), metadata)}
              >
                <span>
                  <span className="block font-medium">{label}</span>
                  <span aria-hidden className="block text-xs text-ink-3">
                    {hint}
                  </span>
                </span>
              </MenuButton>
            ))}
          </Menu>
        )}
      </Popover>
      <Act
        label="Delete"
        hint="Move to the trash (Del)"
        Icon={Trash2}
        onClick={() => void acts.remove(selectedInOrder())}
      />
    </>
  )
}

const archives = [
  {
    metadata: 'keep',
    label: 'With metadata',
    hint: 'Dropped on the page, a file fills the form again',
  },
  { metadata: 'strip', label: 'Without metadata', hint: 'The pictures alone, to give away' },
] as const

function TrashActs() {
  const acts = createActs(useQueryClient())
  return (
    <>
      <Act
        label="Restore"
        hint="Back to the gallery"
        Icon={RotateCcw}
        onClick={() => void acts.restore(selectedInOrder())}
      />
      <Act
        label="Delete for ever"
        hint="This cannot be undone"
        Icon={Trash2}
        onClick={() => askToErase(selectedInOrder())}
      />
    </>
  )
}

const actClass =
  'inline-flex h-9 flex-none items-center gap-2 rounded-md px-2.5 text-sm whitespace-nowrap text-ink hover:bg-sunken focus-visible:-outline-offset-2 aria-disabled:text-ink-3 aria-disabled:hover:bg-transparent aria-pressed:[&>svg]:fill-current max-md:w-11 max-md:justify-center max-md:px-0 pointer-coarse:h-11'

interface ActProps extends ComponentProps<'button'> {
  label: string
  hint: string
  Icon: typeof X
}

const Act = ({ label, hint, Icon, ...props }: ActProps) => (
  <button type="button" title={hint} className={actClass} {...props}>
    <Icon size={16} /> <span className="max-md:sr-only">{label}</span>
  </button>
)

function useAreFavorites(): boolean {
  const client = useQueryClient()
  const ids = useSelectionStore((state) => state.ids)
  return useSyncExternalStore(
    (notify) => {
      let isDue = false
      return watchGenerations(client, () => {
        if (isDue) return
        isDue = true
        // Thousands may change at once: they are looked through once, and not at each of them.
        queueMicrotask(() => {
          isDue = false
          notify()
        })
      })
    },
    () => createActs(client).areFavorites(Array.from(ids)),
  )
}

/** What is told while it is there is told above it. */
function useRoomAtFoot() {
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--bar', '60px')
    return () => {
      style.removeProperty('--bar')
    }
  }, [])
}
