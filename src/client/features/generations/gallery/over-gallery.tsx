import type { ListAddress } from '../../../queries/run-queries.ts'
import { MonthInSight } from './month-in-sight.tsx'
import { NewsPill } from './news-pill.tsx'

/** What stays in sight wherever one is in the gallery. */
export const OverGallery = ({ list }: { list: ListAddress }) => (
  <div>
    <NewsPill list={list} />
    <MonthInSight />
  </div>
)
