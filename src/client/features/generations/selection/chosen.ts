import { useSelectionStore } from '../../../lib/selection.ts'
import { orderedIds } from '../gallery/controls.ts'

/** What is selected, in the order that is shown. */
export function selectedInOrder(): string[] {
  const { ids } = useSelectionStore.getState()
  return orderedIds().filter((id) => ids.has(id))
}
