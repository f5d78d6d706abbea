import { maxUploadBytes } from '#shared/image.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { countOf } from '../../lib/format.ts'
import { showToast } from '../../ui/toasts.ts'
import { addPicture, readInputs } from './change-inputs.ts'
import { picturesOf } from './places.ts'
import { placesOf, roleWords } from './roles.ts'
import { countArriving, startUploads } from './uploads.ts'

/** How many more pictures a slot takes. Where there is one place, a new picture takes it over. */
export function roomFor(role: PictureRole): number {
  if (placesOf(role) === 1) return countArriving(role) > 0 ? 0 : 1
  const taken =
    role === 'reframe' ? 0 : picturesOf(readInputs().references, role).length + countArriving(role)
  return Math.max(0, placesOf(role) - taken)
}

/** Fills as many places as there are, and says what was left out. */
export function takeFiles(role: PictureRole, files: Iterable<File>) {
  const pictures = onlyPictures(files)
  const room = roomFor(role)
  const taken = pictures.slice(0, room)
  startUploads(
    role,
    taken.map((file) => ({ file, name: file.name })),
  )
  tellLeftOut(role, room, pictures.length)
}

/** Of this very library. */
export function takeImages(role: PictureRole, imageIds: readonly string[]) {
  const room = roomFor(role)
  for (const id of imageIds.slice(0, room)) addPicture(role, id)
  tellLeftOut(role, room, imageIds.length)
}

function tellLeftOut(role: PictureRole, room: number, count: number) {
  if (count <= room) return
  const { name } = roleWords[role]
  if (room === 0) showToast(`All places for ${name}s are taken`)
  else showToast(`${countOf(room, name)} fitted; ${count - room} of ${count} left out`)
}

export function replaceByFile(role: PictureRole, formerId: string, file: File) {
  const [picture] = onlyPictures([file])
  if (picture) startUploads(role, [{ file: picture, name: picture.name }], formerId)
}

export function takeUrl(role: PictureRole, text: string): boolean {
  const url = toPictureUrl(text)
  if (!url) {
    showToast('A link to a picture begins with http:// or https://')
    return false
  }
  if (roomFor(role) === 0) {
    showToast(`All places for ${roleWords[role].name}s are taken`)
    return false
  }
  startUploads(role, [{ url }])
  return true
}

export function toPictureUrl(text: string): string | null {
  const url = text.trim()
  return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).href : null
}

function onlyPictures(files: Iterable<File>): File[] {
  const all = Array.from(files)
  // Some systems do not know every type; the server looks at the bytes.
  const pictures = all.filter(({ type }) => type === '' || type.startsWith('image/'))
  const fitting = pictures.filter(({ size }) => size <= maxUploadBytes)
  const [stranger] = all.filter((file) => !pictures.includes(file))
  if (stranger) showToast(`${stranger.name} is not a picture`)
  const [giant] = pictures.filter((file) => !fitting.includes(file))
  if (giant) showToast(`${giant.name} is larger than ${Math.round(maxUploadBytes / 1_000_000)} MB`)
  return fitting
}
