import { lazy } from 'react'
import type { ComponentType } from 'react'
import { afterFirstScreen } from './first-screen.ts'
import { whenAtHand } from './use-is-at-hand.ts'

const retryMs = 2_000

/**
 * A part that is not for the first load. It is fetched at a person's first move, since it may be wanted when the
 * server is away; and if it is wanted in vain, it comes later instead of taking the page down.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  prefetch(load)
  return lazy(async () => ({ default: await insistOn(load) }))
}

export const prefetch = (load: () => Promise<unknown>) =>
  whenAtHand(() => {
    // Failing is no harm: whoever wants it asks for it again.
    load().catch(() => undefined)
  })

/** What is wanted comes once the first screen stands, however often it is asked for in vain. */
export async function insistOn<T>(load: () => Promise<T>): Promise<T> {
  await afterFirstScreen
  try {
    return await load()
  } catch {
    await new Promise((resolve) => setTimeout(resolve, retryMs))
    return insistOn(load)
  }
}
