import { Button } from '../../ui/button.tsx'

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘↵' : 'Ctrl ↵'

export function GenerateButton({
  isPending,
  isBlocked,
}: {
  isPending: boolean
  isBlocked: boolean
}) {
  return (
    <Button
      look="action"
      type="submit"
      aria-disabled={isBlocked || isPending}
      aria-describedby="plan-note"
      // The second click of a double click is not a second press.
      onClick={(event) => {
        if (event.detail > 1) event.preventDefault()
      }}
      className="ml-auto self-end"
    >
      {isPending ? 'Sending…' : 'Generate'}
      <kbd aria-hidden className="num hidden text-xs opacity-65 pointer-fine:inline">
        {shortcut}
      </kbd>
    </Button>
  )
}
