import { Monitor, Moon, Sun } from 'lucide-react'
import { themes, useViewStore } from '../../lib/theme.ts'

const icons = { system: Monitor, light: Sun, dark: Moon }

export function ThemeButton() {
  const theme = useViewStore((view) => view.theme)
  const Icon = icons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <button
      type="button"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={() => useViewStore.setState({ theme: next })}
      className="grid size-8 place-items-center rounded-full hover:bg-ink/6 hover:text-ink"
    >
      <Icon size={17} />
    </button>
  )
}
