import type { RunPage } from '../../../queries/run-queries.ts'

/** The same list, however it is laid out. */
export interface ViewProps {
  pages: readonly RunPage[]
  /** Changes when another list is shown. */
  list: string
  isTrash: boolean
  /** What became no image, where only images are shown: not unless it was asked for. */
  areEndedShown: boolean
  width: number
}
