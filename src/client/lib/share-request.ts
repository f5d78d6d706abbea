import { create } from 'zustand'
import type { NewShareInput } from '#shared/share.ts'

/** What a link is asked for: a run, one generation or several. */
export type ShareSubject = Pick<NewShareInput, 'runId' | 'generationId' | 'generationIds'>

/** What the dialog is open for: a new link, or all that there are; null while it is closed. */
export const useShareStore = create<{ subject: ShareSubject | 'links' | null }>()(() => ({
  subject: null,
}))

export const openShare = (subject: ShareSubject) => useShareStore.setState({ subject })

export const openLinks = () => useShareStore.setState({ subject: 'links' })

export const closeShare = () => useShareStore.setState({ subject: null })
