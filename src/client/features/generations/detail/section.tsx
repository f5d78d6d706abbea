import { useId } from 'react'
import type { ReactNode } from 'react'

/** One thing that is told in the inspector, under a quiet name. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 text-xs text-ink-3">
        {title}
      </h3>
      {children}
    </section>
  )
}
