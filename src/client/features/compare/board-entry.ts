import type { Generation } from '#shared/generation.ts'
import type { Note } from './compare-facts.ts'
import type { ViewerItem } from './viewer-item.ts'

/** A generation as the board takes it: what is looked at, and what is said about it. */
export interface BoardEntry {
  generation: Generation
  item: ViewerItem
  isPicked: boolean
  /** How it ended, or where it did not follow the run to the letter. */
  note: Note | null
}
