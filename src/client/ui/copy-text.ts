import { showToast } from './toasts.ts'

export async function copyText(text: string, what: string) {
  try {
    await navigator.clipboard.writeText(text)
    showToast(`${what} copied`)
  } catch {
    showToast('The browser did not allow copying')
  }
}
