import { FindBar } from '../features/find/find-bar.tsx'
import { jumpTo } from '../features/generations/gallery/controls.ts'

/** What narrows the gallery, and leads to a time in it. */
export const GalleryFind = () => <FindBar onJump={jumpTo} />
