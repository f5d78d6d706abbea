import { useEffect } from 'react'
import { freezeClock } from '../../lib/clock.ts'

/** Calm: what is on the screen stays, and what was sent goes on without us. */
export function ConnectionBar() {
  useEffect(() => {
    freezeClock(true)
    return () => freezeClock(false)
  }, [])
  return (
    <p
      role="alert"
      className="sticky top-[52px] z-20 flex animate-rise items-center justify-center gap-2.5 border-b border-line bg-raised px-4 py-2 text-center text-ink-2"
    >
      <i aria-hidden className="size-[7px] flex-none animate-breathe rounded-full bg-light" />
      Connection to the studio's server lost. Trying again…
    </p>
  )
}
