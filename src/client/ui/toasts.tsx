import { create } from 'zustand'
import { Button } from './button.tsx'

interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void } | undefined
}

const shownForMs = 7_000
let lastId = 0

const useToastStore = create<{ toasts: Toast[] }>()(() => ({ toasts: [] }))

const drop = (id: number) =>
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))

export function showToast(text: string, action?: Toast['action']) {
  const id = ++lastId
  useToastStore.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), { id, text, action }] }))
  setTimeout(() => drop(id), shownForMs)
}

/** Inside an open dialog only what stands in it can be seen, so the dialog shows the toasts then. */
export function Toasts() {
  const toasts = useToastStore((state) => state.toasts)
  return (
    <output className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--foot,0px)+var(--bar,0px)+20px)] z-30 flex flex-col items-center gap-2 px-4">
      {toasts.map(({ id, text, action }) => (
        <div
          key={id}
          className="pointer-events-auto flex min-h-11 animate-rise items-center gap-2 rounded-full border border-line-strong bg-raised py-1.5 pr-2 pl-4 shadow-float"
        >
          <span className="pr-2">{text}</span>
          {action && (
            <Button
              onClick={() => {
                drop(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
        </div>
      ))}
    </output>
  )
}
