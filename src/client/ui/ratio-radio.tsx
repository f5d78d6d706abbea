import type { ReactNode } from 'react'
import type { AspectRatio } from '#shared/catalog.ts'
import { RatioShape } from './ratio-shape.tsx'

interface RatioRadioProps {
  name: string
  /** Null leaves it open. */
  ratio: AspectRatio | null
  isChecked: boolean
  onCheck: () => void
  /** Of the drawn shape, in pixels. */
  size: number
  className: string
  children?: ReactNode
}

/** A ratio to choose, drawn as its shape. */
export const RatioRadio = ({
  name,
  ratio,
  isChecked,
  onCheck,
  size,
  className,
  children,
}: RatioRadioProps) => (
  <label
    className={`relative flex flex-col items-center justify-end gap-1 rounded-md border border-transparent text-ink-2 hover:bg-sunken has-checked:border-light has-checked:bg-light/8 has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-light ${className}`}
  >
    <input
      type="radio"
      name={name}
      className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] opacity-0"
      checked={isChecked}
      onChange={onCheck}
    />
    <span className="grid flex-1 place-items-center">
      <RatioShape ratio={ratio} size={size} />
    </span>
    <span className="num leading-none">{ratio ?? 'Auto'}</span>
    {children}
  </label>
)
