import type { ComponentProps } from 'react'

const looks = {
  /** The one thing to do. */
  action:
    'bg-action text-on-action h-10 px-5 font-[550] hover:opacity-90 aria-disabled:opacity-45 aria-disabled:hover:opacity-45',
  quiet:
    'border border-line-strong h-8 px-3 text-sm text-ink hover:border-ink-3 disabled:opacity-50 aria-disabled:opacity-50',
  bare: 'h-8 px-2 text-sm text-ink-2 hover:text-ink disabled:opacity-50',
}

export function Button({
  look = 'quiet',
  className = '',
  ...props
}: ComponentProps<'button'> & { look?: keyof typeof looks }) {
  return (
    <button
      type="button"
      className={`inline-flex shrink-0 items-center justify-center gap-2 rounded-full whitespace-nowrap transition-[opacity,border-color,color] duration-150 ${looks[look]} ${className}`}
      {...props}
    />
  )
}

/** For what is no button of ours but has to look like one. */
export const quietButtonClass = `inline-flex items-center gap-2 rounded-full ${looks.quiet}`
