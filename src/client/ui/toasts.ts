import { create } from 'zustand'

interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void } | undefined
}

const shownForMs = 7_000
let lastId = 0

export const useToastStore = create<{ toasts: Toast[] }>()(() => ({ toasts: [] }))

export const dropToast = (id: number) =>
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))

export function showToast(text: string, action?: Toast['action']) {
  const id = ++lastId
  useToastStore.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), { id, text, action }] }))
  setTimeout(() => dropToast(id), shownForMs)
}
