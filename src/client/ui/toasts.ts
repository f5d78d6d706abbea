import { create } from 'zustand'

export interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void } | undefined
}

let lastId = 0

export const useToastStore = create<{ toasts: Toast[] }>()(() => ({ toasts: [] }))

export const dropToast = (id: number) =>
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))

export const showToast = (text: string, action?: Toast['action']) =>
  useToastStore.setState(({ toasts }) => ({
    toasts: [...toasts.slice(-2), { id: ++lastId, text, action }],
  }))
