import type { ComponentProps } from 'react'

/** A sentence's own way out: reads as text, works as a button. */
export function TextButton({ className = '', ...props }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={`-my-1 inline-block py-1 text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current ${className}`}
      {...props}
    />
  )
}
