const ahead = new Map<string, HTMLImageElement>()

/** About as many as one leafs through before turning round. */
const most = 12

/** Fetches a picture that will probably be looked at next, and holds it ready to be painted. */
export function lookAhead(src: string) {
  if (ahead.has(src)) return
  const image = new Image()
  image.fetchPriority = 'low'
  image.src = src
  ahead.set(src, image)
  const [oldest] = ahead.keys()
  if (ahead.size > most && oldest !== undefined) ahead.delete(oldest)
}

export const isAhead = (src: string) => ahead.get(src)?.complete === true
