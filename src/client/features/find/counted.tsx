import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { FindCounts } from '#shared/find.ts'
import type { FindParams } from '../../lib/gallery-address.ts'
import { countsQuery } from '../../queries/find-queries.ts'

interface CountedProps {
  find: FindParams
  children: (counts: FindCounts | undefined) => ReactNode
}

/** What opens with its figures, and takes the focus. */
export function Counted({ find, children }: CountedProps) {
  const { data } = useQuery(countsQuery(find))
  const ref = useRef<HTMLDivElement>(null)
  const isCounted = data !== undefined

  useEffect(() => {
    const root = ref.current
    if (!root || root.contains(document.activeElement)) return
    const options = root.querySelectorAll<HTMLElement>('[data-option]')
    const chosen = root.querySelector<HTMLElement>(
      '[data-option]:is(:checked, [aria-pressed=true])',
    )
    ;(chosen ?? options[0])?.focus({ preventScroll: true })
  }, [isCounted])

  return <div ref={ref}>{children(data)}</div>
}
