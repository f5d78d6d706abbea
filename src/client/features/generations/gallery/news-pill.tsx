import { hashKey } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import { useEffect } from 'react'
import { announce } from '../../../lib/announce.ts'
import { focusGallery } from '../../../lib/focus-gallery.ts'
import { countOf } from '../../../lib/format.ts'
import { useNewsStore } from '../../../queries/news.ts'
import { runsQuery } from '../../../queries/run-queries.ts'
import type { ListAddress } from '../../../queries/run-queries.ts'
import { jumpTo } from './controls.ts'

/** While one looks at older ones: how many have come in above, and the way there. */
export function NewsPill({ list }: { list: ListAddress }) {
  const news = useNewsStore(({ byList }) => byList[hashKey(runsQuery(list).queryKey)])
  const count = Object.values(news ?? {}).reduce((sum, images) => sum + images, 0)

  useEffect(() => {
    if (count > 0) announce(`${countOf(count, 'new image')} above`)
  }, [count])

  if (count === 0) return null
  return (
    <div className="pointer-events-none fixed inset-x-0 top-[60px] md:top-[118px] z-10 flex justify-center">
      <button
        type="button"
        title="To the newest"
        onClick={() => {
          jumpTo(null)
          focusGallery()
        }}
        className="pointer-events-auto flex h-9 animate-rise items-center gap-1.5 rounded-full bg-action px-4 text-sm font-medium text-on-action shadow-float hover:opacity-90"
      >
        <ArrowUp size={15} /> {count} new
      </button>
    </div>
  )
}
