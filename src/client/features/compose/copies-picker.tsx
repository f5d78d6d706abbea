import { useController } from 'react-hook-form'
import type { Control } from 'react-hook-form'
import type { Draft } from '../../lib/draft.ts'

export function CopiesPicker({ control }: { control: Control<Draft> }) {
  const { value, onChange } = useController({ control, name: 'copies' }).field
  return (
    <fieldset
      aria-label="Copies"
      className="inline-flex h-[34px] items-center rounded-full border border-line bg-panel p-[3px] min-[421px]:pr-3 text-ink-2"
    >
      {[1, 2, 3, 4].map((copies) => (
        <label
          key={copies}
          className="num relative grid h-[26px] min-w-[26px] place-items-center rounded-full hover:text-ink has-checked:bg-ink/10 has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-light"
        >
          <input
            type="radio"
            name="copies"
            className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] opacity-0"
            checked={value === copies}
            onChange={() => onChange(copies)}
          />
          {copies}
        </label>
      ))}
      <span aria-hidden className="pl-1.5 max-[420px]:hidden">
        each
      </span>
    </fieldset>
  )
}
