import { GalleryHorizontal, LayoutGrid, List } from 'lucide-react'
import { useLocation } from 'wouter'
import { withGallery } from '../../../lib/gallery-address.ts'
import type { View } from '../../../lib/gallery-address.ts'
import { useGallerySearch } from '../../../lib/gallery-search.ts'

const views = [
  { view: 'runs', label: 'By run', Icon: GalleryHorizontal },
  { view: 'images', label: 'Images', Icon: LayoutGrid },
  { view: 'list', label: 'List', Icon: List },
] satisfies { view: View; label: string; Icon: typeof List }[]

/** How the gallery is laid out; what it lists, and where one is in it, stays. */
export function ViewSwitch({ view }: { view: View }) {
  const [path, navigate] = useLocation()
  const search = useGallerySearch()
  return (
    <fieldset aria-label="View" className="flex rounded-full bg-sunken p-0.5">
      {views.map(({ view: own, label, Icon }) => (
        <button
          key={own}
          type="button"
          aria-label={label}
          title={label}
          aria-pressed={own === view}
          onClick={() => navigate(withGallery(path, search, { view: own }), { replace: true })}
          className="relative grid h-8 flex-1 place-items-center rounded-full text-ink-3 after:absolute after:-inset-y-1.5 after:inset-x-0 hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-panel"
        >
          <Icon size={16} />
        </button>
      ))}
    </fieldset>
  )
}
