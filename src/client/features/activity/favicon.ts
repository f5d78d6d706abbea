export interface TabIcon {
  /** From 0 to 1 while something is on its way. */
  progress: number | null
  /** What happened while nobody looked. */
  dot: 'ended' | 'failed' | null
}

const radius = 8.4
const circumference = 2 * Math.PI * radius

/** Finer than this cannot be seen in a tab. */
export const progressSteps = 24

const dotColours = { ended: '#2fa66a', failed: '#e5484d' } as const

/** Our mark; while something runs, its core in a ring that closes. */
export function drawIcon({ progress, dot }: TabIcon): string {
  const length = (progress ?? 0) * circumference
  const mark =
    progress === null
      ? '<path d="M10 1.5v3M10 15.5v3M1.5 10h3M15.5 10h3M4 4l2.1 2.1M13.9 13.9 16 16M16 4l-2.1 2.1M6.1 13.9 4 16"/>'
      : `<g stroke-width="2.6"><circle cx="10" cy="10" r="${radius}" opacity=".3"/>` +
        `<circle cx="10" cy="10" r="${radius}" transform="rotate(-90 10 10)" stroke-dasharray="${length.toFixed(1)} 99"/></g>`
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#e8930c" stroke-width="1.6" stroke-linecap="round">' +
    `<circle cx="10" cy="10" r="3.2" fill="#e8930c"/>${mark}` +
    (dot === null
      ? ''
      : `<circle cx="15.4" cy="15.4" r="4.6" fill="${dotColours[dot]}" stroke="none"/>`) +
    '</svg>'
  )
}

/** Shows it in the tab; at rest, the file that came with the page. */
export function showIcon(icon: TabIcon) {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (!link) return
  const isAtRest = icon.progress === null && icon.dot === null
  link.href = isAtRest ? '/favicon.svg' : `data:image/svg+xml,${encodeURIComponent(drawIcon(icon))}`
}
