import { whenAtHand } from './use-is-at-hand.ts'

/** However slow the library is, the rest of the page does not wait for it any longer. */
const patienceMs = 3_000

const { promise, resolve } = Promise.withResolvers<void>()

/** One can type, and sees the gallery or what stands for it. The mark is there to be measured by. */
export function tellFirstScreen() {
  performance.mark('first-screen')
  resolve()
}

/** What the page fetches by itself comes after that, and stands in nobody's way. */
export const afterFirstScreen = promise

whenAtHand(resolve)
setTimeout(resolve, patienceMs)

/** Once what was drawn is on the screen, with those of its images that can be had. */
export async function imagesInSight() {
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)))
  const inSight = [...document.images].filter(
    (image) => image.getBoundingClientRect().top < window.innerHeight,
  )
  await Promise.allSettled(inSight.map((image) => image.decode()))
}
