import { useEffect, useMemo, useState } from 'react'
import type { Catalog } from '#shared/catalog-answer.ts'
import { insistOn } from '../../lib/lazy-part.tsx'
import type { Plan, Planned } from './plan.ts'

const loadPlanner = () => import('./plan.ts')
type Planner = Awaited<ReturnType<typeof loadPlanner>>

/** The rules of what fits come right after the first screen. Until then the server alone refuses what does not. */
export function usePlan(draft: Planned, catalog: Catalog | undefined): Plan | null {
  const [planner, setPlanner] = useState<Planner | null>(null)
  useEffect(() => {
    void insistOn(loadPlanner).then(setPlanner)
  }, [])
  return useMemo(
    () => (planner && catalog ? planner.planRun(draft, planner.toConditions(catalog)) : null),
    [planner, draft, catalog],
  )
}
