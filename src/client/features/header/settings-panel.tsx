import { Monitor, Moon, Sun } from 'lucide-react'
import { Link } from 'wouter'
import { playChime } from '../../lib/chime.ts'
import { openLinks } from '../../lib/share-request.ts'
import { openShortcuts } from '../../lib/shortcuts.ts'
import { useSignalStore } from '../../lib/signals.ts'
import { themes, useViewStore } from '../../lib/theme.ts'
import type { Theme } from '../../lib/theme.ts'
import { SettingSwitch } from './setting-switch.tsx'
import { useNotificationSwitch } from './use-notification-switch.ts'

const looks: Record<Theme, { word: string; Icon: typeof Sun }> = {
  system: { word: 'System', Icon: Monitor },
  light: { word: 'Light', Icon: Sun },
  dark: { word: 'Dark', Icon: Moon },
}

const wayClass = 'rounded-sm py-1.5 hover:text-ink pointer-coarse:py-3'

/** How this browser shows the studio, and how it tells that all is done. */
export function SettingsPanel({ popover }: { popover: string }) {
  const notification = useNotificationSwitch()
  const sound = useSignalStore((signals) => signals.sound)
  return (
    <div className="grid gap-4">
      <ThemeChoice />
      <fieldset className="grid gap-3 border-t border-line pt-4">
        <legend className="float-left mb-1 w-full text-xs font-medium text-ink-3">
          When all images are done
        </legend>
        <SettingSwitch
          label="Notification"
          note={notification.note}
          isOn={notification.isOn}
          isDisabled={!notification.isPossible}
          onSwitch={notification.onSwitch}
        />
        <SettingSwitch
          label="Sound"
          note="Two soft notes."
          isOn={sound}
          onSwitch={(isOn) => {
            useSignalStore.setState({ sound: isOn })
            if (isOn) void playChime()
          }}
        />
      </fieldset>
      <p className="text-xs text-ink-3">Kept in this browser.</p>
      <div className="flex gap-5 border-t border-line pt-2 text-sm text-ink-2">
        <Link href="/ranking" className={wayClass}>
          Ranking
        </Link>
        <button
          type="button"
          popoverTarget={popover}
          popoverTargetAction="hide"
          onClick={openLinks}
          className={wayClass}
        >
          All links
        </button>
        <button
          type="button"
          popoverTarget={popover}
          popoverTargetAction="hide"
          onClick={openShortcuts}
          className={wayClass}
        >
          Shortcuts
        </button>
      </div>
    </div>
  )
}

function ThemeChoice() {
  const chosen = useViewStore(({ theme }) => theme)
  return (
    <fieldset>
      <legend className="mb-2 text-xs font-medium text-ink-3">Theme</legend>
      <div className="grid grid-cols-3 gap-1 rounded-md bg-sunken p-1">
        {themes.map((theme) => {
          const { word, Icon } = looks[theme]
          return (
            <label
              key={theme}
              className="relative flex h-9 items-center justify-center gap-2 rounded-sm text-sm text-ink-2 hover:text-ink has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--color-line-strong)] has-focus-visible:outline-2 has-focus-visible:outline-light pointer-coarse:h-11"
            >
              <input
                type="radio"
                name="theme"
                className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] opacity-0"
                checked={chosen === theme}
                onChange={() => useViewStore.setState({ theme })}
              />
              <Icon size={15} aria-hidden />
              {word}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
