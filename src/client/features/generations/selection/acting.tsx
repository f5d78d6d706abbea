import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { lazyPart } from '../../../lib/lazy-part.tsx'
import { startGalleryKeys } from '../keys/gallery-keys.ts'
import { startDraggingOut } from './drag-out.ts'
import { useEraseStore } from './erase-request.ts'
import { startPointing } from './pointing.ts'

const EraseDialog = lazyPart(() => import('./erase-dialog.tsx'), 'EraseDialog')

/** What is done with the tiles of the gallery, wherever in it that begins. */
export function Acting() {
  const isAsking = useEraseStore(({ asked }) => asked !== null)
  const client = useQueryClient()
  useEffect(() => startPointing(), [])
  useEffect(() => startGalleryKeys(client), [client])
  useEffect(() => startDraggingOut(client), [client])
  return isAsking && <EraseDialog />
}
