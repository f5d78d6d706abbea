import type { ReferenceKind } from '#shared/catalog.ts'
import { imageIdsOf } from '#shared/references.ts'
import type { Inputs } from '#shared/references.ts'
import { announce } from '../../lib/announce.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { editDraft } from '../../lib/change-draft.ts'
import type { PictureRole } from '../../lib/draft-references.ts'
import { countOf } from '../../lib/format.ts'
import { showToast } from '../../ui/toasts.ts'
import { moved, picturesOf, withPicture, withPictures, withReplaced } from './places.ts'
import type { Placed } from './places.ts'
import { nameOfPlace, placesOf, roleWords } from './roles.ts'

export function readInputs(): Inputs {
  const { references, reframe } = useDraftStore.getState().draft
  return { references, reframe }
}

/** False when there is no place left. What has to give way for it comes back with one press. */
export function addPicture(role: PictureRole, imageId: string): boolean {
  const before = readInputs()
  const after = withPicture(before, role, imageId)
  if (!after) {
    showToast(`All ${placesOf(role)} places for ${roleWords[role].name}s are taken`)
    return false
  }
  editDraft(after)
  announce(`Added as ${roleWords[role].name}`)
  const gaveWay = imageIdsOf(before).filter((id) => !imageIdsOf(after).includes(id)).length
  if (gaveWay > 0)
    showToast(
      `${capital(roleWords[role].name)} takes the place of ${countOf(gaveWay, 'picture')}`,
      {
        label: 'Undo',
        run: () => editDraft(before),
      },
    )
  return true
}

/** Several that were chosen together stand as they were chosen, whichever arrives first. */
export function keepOrder(role: PictureRole, imageId: string, isLater: (id: string) => boolean) {
  if (role === 'reframe') return
  const pictures = picturesOf(readInputs().references, role)
  const from = pictures.findIndex((picture) => picture.imageId === imageId)
  const to = pictures.findIndex((picture) => isLater(picture.imageId))
  if (to !== -1 && to < from) setPictures(role, moved(pictures, from, to))
}

export function replacePicture(role: PictureRole, formerId: string, imageId: string): boolean {
  const after = withReplaced(readInputs(), role, formerId, imageId)
  // It was removed in the meantime: nobody wants its successor either.
  if (!after) return false
  editDraft(after)
  announce(`${capital(roleWords[role].name)} replaced`)
  return true
}

export function removePicture(role: PictureRole, index: number) {
  const before = readInputs()
  const name = nameOfPlace(role, index)
  if (role === 'reframe') {
    editDraft({ ...before, reframe: null })
    return offerUndo(name, () => editDraft({ ...readInputs(), reframe: before.reframe }))
  }
  const pictures = picturesOf(before.references, role)
  const picture = pictures[index]
  if (!picture) return
  setPictures(role, pictures.toSpliced(index, 1))
  offerUndo(name, () => putBack(role, index, picture))
}

function putBack(role: ReferenceKind, index: number, picture: Placed) {
  const pictures = picturesOf(readInputs().references, role)
  if (pictures.some(({ imageId }) => imageId === picture.imageId)) return
  if (pictures.length >= placesOf(role))
    return showToast(`All places for ${roleWords[role].name}s are taken again`)
  setPictures(role, pictures.toSpliced(index, 0, picture))
  announce(`${capital(nameOfPlace(role, index))} is back`)
}

function offerUndo(name: string, run: () => void) {
  showToast(`${capital(name)} removed`, { label: 'Undo', run })
}

export function weighPicture(kind: ReferenceKind, index: number, weight: number) {
  const pictures = picturesOf(readInputs().references, kind)
  setPictures(
    kind,
    pictures.map((picture, at) => (at === index ? { ...picture, weight } : picture)),
  )
}

export function movePicture(kind: ReferenceKind, from: number, to: number) {
  const pictures = picturesOf(readInputs().references, kind)
  if (from === to || to < 0 || to >= pictures.length) return
  setPictures(kind, moved(pictures, from, to))
  announce(`${capital(roleWords[kind].name)} moved to place ${to + 1} of ${pictures.length}`)
}

function setPictures(kind: ReferenceKind, pictures: Placed[]) {
  const { references, reframe } = readInputs()
  editDraft({
    references: withPictures(references, kind, pictures),
    reframe: pictures.length > 0 ? null : reframe,
  })
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
