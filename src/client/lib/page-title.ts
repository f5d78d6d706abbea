const studio = 'Photon Playground'
const parts = { news: '', place: '' }

/** What the tab says: the news of what is on its way, where one is, and whose page it is. Empty words are left out. */
export function titlePage(change: Partial<typeof parts>) {
  Object.assign(parts, change)
  document.title = [parts.news, parts.place, studio].filter(Boolean).join(' · ')
}
