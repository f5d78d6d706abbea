import { Button } from './button.tsx'
import { dropToast, useToastStore } from './toasts.ts'

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
                dropToast(id)
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
