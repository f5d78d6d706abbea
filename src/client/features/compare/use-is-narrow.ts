import { useMedia } from '../../lib/use-media.ts'

/** Held like a phone: one picture at a time is all that can be looked at. */
export const useIsNarrow = () => useMedia('(width < 40rem)')
