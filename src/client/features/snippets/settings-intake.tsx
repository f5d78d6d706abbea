import { useEffect } from 'react'
import { readSettingsOrLink } from '#shared/draft-link.ts'
import { applySettings, openLinkedDraft } from '../../lib/draft-link.ts'

/** Takes settings from elsewhere: by the page's address, and pasted or dropped anywhere on the page. */
export function SettingsIntake() {
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    // Before the fields and the places for pictures, which would take the text as words and the file as a picture.
    const first = { signal, capture: true }
    openLinkedDraft()
    window.addEventListener('hashchange', openLinkedDraft, { signal })
    document.addEventListener('paste', onPaste, first)
    document.addEventListener('dragover', onDragOver, first)
    document.addEventListener('drop', onDrop, first)
    return () => controller.abort()
  }, [])
  return null
}

const isDialogOpen = () => document.querySelector('dialog[open]') !== null

function onPaste(event: ClipboardEvent) {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!isDialogOpen() && take(text, 'the clipboard')) keep(event)
}

/** What it is can be read only when it is let go. */
function onDragOver(event: DragEvent) {
  if (event.dataTransfer?.types.includes('text/plain') && !isField(event.target))
    event.preventDefault()
}

function onDrop(event: DragEvent) {
  if (!event.dataTransfer || isDialogOpen()) return
  const { files } = event.dataTransfer
  const [file] = files
  if (
    file &&
    files.length === 1 &&
    (file.type === 'application/json' || /\.json$/i.test(file.name))
  ) {
    keep(event)
    void takeFile(file)
  } else if (take(event.dataTransfer.getData('text/plain'), 'what was dropped')) keep(event)
  // A text that is let go beside a field would be taken for an address.
  else if (files.length === 0 && !isField(event.target)) event.preventDefault()
}

function keep(event: Event) {
  event.preventDefault()
  event.stopImmediatePropagation()
  // Whoever shows that something is being dragged sees the end of it all the same.
  if (event.type === 'drop') document.dispatchEvent(new Event('dragend'))
}

function take(text: string, from: string): boolean {
  const read = readSettingsOrLink(text)
  if (read) applySettings(read, from)
  return read !== null
}

async function takeFile(file: File) {
  const text = await file.slice(0, 100_000).text()
  if (!take(text, 'the file')) applySettings({ refusal: 'This file holds no settings' }, 'the file')
}

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea') !== null
