import { createViewer } from './viewer.ts'

/*
 * The public page of a link comes whole from the server and works without this: here are only the zoom and what needs
 * the clipboard. No framework, so that it is there at once on a phone that sees us for the first time.
 */

const dialog = document.querySelector<HTMLDialogElement>('#viewer')
const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('a[data-image]'))

if (dialog) {
  const viewer = createViewer(dialog, links)
  for (const [index, link] of links.entries())
    link.addEventListener('click', (event) => {
      // A new tab is still the person's own wish.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      viewer.open(index)
    })
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const name = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    button.textContent = await copy(button.dataset.copy ?? '')
    setTimeout(() => (button.textContent = name), 2_500)
  })
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return 'Copied'
  } catch {
    return 'The browser did not allow copying'
  }
}
