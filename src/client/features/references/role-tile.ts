import type { PictureRole } from '../../lib/draft-references.ts'
import { placesOf } from './roles.ts'
import { roomFor } from './take-files.ts'

/** What a slot would do with a picture at this moment. */
export function takes(role: PictureRole, isUsed: boolean): string {
  const room = roomFor(role)
  if (room === 0) return 'No place left'
  if (placesOf(role) === 1) return isUsed ? 'Takes the place of the one there' : 'Takes one'
  return room === 1 ? 'Takes one more' : `Takes ${room}${isUsed ? ' more' : ''}`
}
