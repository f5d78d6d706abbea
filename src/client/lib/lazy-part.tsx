import { startTransition, useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { afterFirstScreen } from './first-screen.ts'
import { whenAtHand } from './use-is-at-hand.ts'

const retryMs = 2_000

/**
 * A part that is not for the first load. It is fetched at a person's first move, since it may be wanted when the
 * server is away; and if it is wanted in vain, it comes later instead of taking the page down. Until it is there,
 * `fallback` stands for it. Not React's `lazy`: that would show even what is there at once 300 ms later.
 */
export function lazyPart<M extends object, K extends keyof M>(load: () => Promise<M>, name: K) {
  type Props = M[K] extends ComponentType<infer P> ? P : never
  let Known: ComponentType<Props> | undefined
  const learn = async () => (Known ??= (await load())[name] as ComponentType<Props>)
  prefetch(learn)

  return function LazyPart({ fallback = null, ...props }: Props & { fallback?: ReactNode }) {
    const [Part, setPart] = useState(() => Known)
    useEffect(() => {
      if (Part) return
      let isWanted = true
      void insistOn(learn).then((part) => {
        if (isWanted) startTransition(() => setPart(() => part))
      })
      return () => {
        isWanted = false
      }
    }, [Part])
    return Part ? <Part {...(props as unknown as Props & object)} /> : fallback
  }
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
