import { useEffect, useEffectEvent, useState } from 'react'
import type { PictureRole } from '../../lib/draft-references.ts'
import { ChooseRole } from './choose-role.tsx'
import { DropSlots } from './drop-slots.tsx'
import { countOfDropped, isPictureDrag, readDropped, singleFileOf } from './dropped.ts'
import type { Dropped } from './dropped.ts'
import { roles } from './roles.ts'
import { takeFiles, takeImages, takeUrl } from './take-files.ts'

/** Takes pictures that are dropped or pasted, wherever on the page. */
export function ReferenceIntake({ onTake }: { onTake: () => void }) {
  const [isDragging, setIsDragging] = useState(false)
  const [asking, setAsking] = useState<Dropped | null>(null)

  function take(role: PictureRole, dropped: Dropped) {
    setAsking(null)
    if ('imageIds' in dropped) takeImages(role, dropped.imageIds)
    else if ('url' in dropped) takeUrl(role, dropped.url)
    else takeFiles(role, dropped.files)
    onTake()
  }

  const place = useEffectEvent((target: EventTarget | null, dropped: Dropped) => {
    const role = roleAt(target)
    if (role) take(role, dropped)
    else setAsking(dropped)
  })
  useEffect(() => listenToDrags(setIsDragging, (...dropped) => place(...dropped)), [])
  useEffect(() => listenToPastes((...dropped) => place(...dropped)), [])

  return (
    <>
      {isDragging && <DropSlots />}
      {asking && (
        <ChooseRole
          count={countOfDropped(asking)}
          file={singleFileOf(asking)}
          onChoose={(role) => take(role, asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

type Place = (target: EventTarget | null, dropped: Dropped) => void

function listenToDrags(setIsDragging: (isDragging: boolean) => void, place: Place) {
  const controller = new AbortController()
  const { signal } = controller
  const isWanted = ({ dataTransfer }: DragEvent) =>
    dataTransfer !== null && isPictureDrag(dataTransfer)

  const over = (event: DragEvent) => {
    if (!isWanted(event)) return
    event.preventDefault()
    setIsDragging(!isDialogOpen())
  }
  document.addEventListener('dragenter', over, { signal })
  document.addEventListener('dragover', over, { signal })
  document.addEventListener(
    'dragleave',
    // Out of the window.
    ({ relatedTarget }) => relatedTarget === null && setIsDragging(false),
    { signal },
  )
  document.addEventListener('dragend', () => setIsDragging(false), { signal })
  document.addEventListener(
    'drop',
    (event) => {
      setIsDragging(false)
      if (!isWanted(event)) return
      // Else the browser would leave the page for the file.
      event.preventDefault()
      const dropped = event.dataTransfer && readDropped(event.dataTransfer)
      if (dropped && !isDialogOpen()) place(event.target, dropped)
    },
    { signal },
  )
  return () => controller.abort()
}

function listenToPastes(place: Place) {
  const controller = new AbortController()
  document.addEventListener(
    'paste',
    (event) => {
      const { clipboardData: data, target } = event
      if (!data || isDialogOpen()) return
      // Words that are pasted into a field are words, even where a picture of them comes along.
      const isField = target instanceof Element && target.closest('input, textarea') !== null
      if (isField && data.types.includes('text/plain')) return
      const dropped = readDropped(data)
      if (!dropped) return
      event.preventDefault()
      place(target, dropped)
    },
    { signal: controller.signal },
  )
  return () => controller.abort()
}

function roleAt(target: EventTarget | null): PictureRole | undefined {
  if (!(target instanceof Element)) return undefined
  const slot = target.closest<HTMLElement>('[data-role]')
  return roles.find((role) => role === slot?.dataset.role)
}

const isDialogOpen = () => document.querySelector('dialog[open]') !== null
