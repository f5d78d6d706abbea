import { useId } from 'react'
import { Switch } from '../../ui/switch.tsx'

interface SettingSwitchProps {
  label: string
  note: string
  isOn: boolean
  isDisabled?: boolean
  onSwitch: (isOn: boolean) => void
}

export function SettingSwitch({ label, note, isOn, isDisabled, onSwitch }: SettingSwitchProps) {
  const id = useId()
  const noteId = useId()
  return (
    <div className="flex min-h-11 items-center gap-4">
      <span className="min-w-0 flex-1">
        <label htmlFor={id} className="block">
          {label}
        </label>
        <span id={noteId} aria-live="polite" className="block text-xs text-pretty text-ink-3">
          {note}
        </span>
      </span>
      <Switch
        id={id}
        aria-describedby={noteId}
        isOn={isOn}
        disabled={isDisabled}
        onSwitch={onSwitch}
      />
    </div>
  )
}
