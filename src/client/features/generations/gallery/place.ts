/** Where one was in the gallery: kept with the entry of the browser's history, for Back and for a reload. */
export interface Place {
  y: number
  /** The first generation in sight, once the gallery's head is out of sight. */
  id?: string
  /** Of its block, from the top of the window. */
  offset?: number
  /** The list has to begin there for it to be among the first. */
  at?: string
}

export function readPlace(): Place | undefined {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'place' in state
    ? (state.place as Place)
    : undefined
}
