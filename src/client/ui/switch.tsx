import type { ComponentProps } from 'react'

/** On or off, at once. */
export const Switch = ({
  isOn,
  onSwitch,
  ...props
}: { isOn: boolean; onSwitch: (isOn: boolean) => void } & ComponentProps<'input'>) => (
  <input
    type="checkbox"
    role="switch"
    aria-checked={isOn}
    checked={isOn}
    onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
    className="relative h-[22px] w-10 flex-none cursor-pointer appearance-none rounded-full border border-ink-3 bg-sunken transition-colors before:absolute before:top-[3px] before:left-[3px] before:size-3.5 before:rounded-full before:bg-ink-3 before:transition-[left] checked:border-action checked:bg-action checked:before:left-[21px] checked:before:bg-on-action disabled:cursor-default disabled:opacity-50"
    {...props}
  />
)
