import { useEffect, useState } from 'react'
import { useAnnouncementStore } from '../../lib/announce.ts'

/** A screen reader needs time to finish a sentence. */
const pauseMs = 1_500

/** Says what happened, what came in the meantime in one go. */
export function LiveRegion() {
  const isWaiting = useAnnouncementStore(({ texts }) => texts.length > 0)
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => {
      const { texts } = useAnnouncementStore.getState()
      setSaid(texts.join('. '))
      useAnnouncementStore.setState({ texts: [] })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [isWaiting, said])

  return <output className="sr-only">{said}</output>
}
