import { create } from 'zustand'

interface Selection {
  /** Of generations. */
  ids: ReadonlySet<string>
  /** Where the next range begins. */
  anchor: string | null
  /** What was selected when the range began: it stays, however the range is pulled. */
  base: ReadonlySet<string>
}

const nothing: Selection = { ids: new Set(), anchor: null, base: new Set() }

/** What the next act is for, as long as more than the focus is meant. */
export const useSelectionStore = create<Selection>()(() => nothing)

const { getState, setState } = useSelectionStore

export const isSelecting = () => getState().ids.size > 0

export const clearSelection = () => setState(nothing)

export function toggleSelected(id: string) {
  const ids = new Set(getState().ids)
  if (!ids.delete(id)) ids.add(id)
  setState({ ids, base: ids, anchor: id })
}

/** All from where the range begins to this one, in the order that is shown. */
export function extendSelection(order: readonly string[], id: string) {
  const { anchor, base } = getState()
  const from = anchor === null ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  if (from === -1 || to === -1) {
    const ids = new Set(base).add(id)
    setState({ ids, base: ids, anchor: id })
    return
  }
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  setState({ ids: new Set([...base, ...range]) })
}

/** A range that goes on from where the focus was. */
export function beginRange(id: string) {
  const { anchor, ids } = getState()
  if (anchor === null) setState({ anchor: id, base: ids })
}

export function select(ids: Iterable<string>) {
  const chosen = new Set(ids)
  setState({ ids: chosen, base: chosen, anchor: chosen.values().next().value ?? null })
}

/** What is not there any more is not selected either. */
export function keepSelected(isKept: (id: string) => boolean) {
  const { ids, base, anchor } = getState()
  const kept = Array.from(ids).filter(isKept)
  if (kept.length === ids.size) return
  setState({
    ids: new Set(kept),
    base: new Set(Array.from(base).filter(isKept)),
    anchor: anchor !== null && isKept(anchor) ? anchor : null,
  })
}
