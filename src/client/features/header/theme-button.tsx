import type { Theme } from '../../lib/theme.ts'
import { themes, useViewStore } from '../../lib/theme.ts'

// Drawn here: the icon library would come into the first load for these three alone.
const icons: Record<Theme, string> = {
  system: 'M3 4h18v12H3zM8 20h8M12 16v4',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  dark: 'M12 3a6 6 0 0 0 9 9 9 9 0 1 1-9-9',
}

export function ThemeButton() {
  const theme = useViewStore((view) => view.theme)
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <button
      type="button"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={() => useViewStore.setState({ theme: next })}
      className="grid size-8 place-items-center rounded-full hover:bg-ink/6 hover:text-ink"
    >
      <svg
        aria-hidden
        width="17"
        height="17"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={icons[theme]} />
      </svg>
    </button>
  )
}
