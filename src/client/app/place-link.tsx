import type { ComponentProps } from 'react'
import { Link, useLocation } from 'wouter'

/** Where one was in the gallery goes along: to a page that has no gallery behind it, and from there to others. */
export function PlaceLink({ href, ...props }: { href: string } & ComponentProps<'a'>) {
  const [, navigate] = useLocation()
  return (
    <Link
      href={href}
      onClick={(event) => {
        event.preventDefault()
        navigate(href, { state: history.state })
      }}
      {...props}
    />
  )
}
