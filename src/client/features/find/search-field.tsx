import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { focusGallery } from '../../lib/focus-gallery.ts'
import { findOf } from '../../lib/gallery-address.ts'
import { changeFind, useFind } from './find-address.ts'
import { useSlashKey } from './use-slash-key.ts'

const pauseMs = 150
const maxLength = 200

/** What is typed is there at once; the address, and with it the gallery, follows at the first pause. */
export function SearchField() {
  const { q = '' } = useFind()
  const [text, setText] = useState(q)
  const [known, setKnown] = useState(q)
  const inputRef = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useSlashKey(inputRef)
  useEffect(() => () => clearTimeout(timer.current), [])

  // Back, Forward or "Clear all", not what was typed here.
  if (known !== q) {
    setKnown(q)
    setText(q)
  }

  function apply(next: string) {
    clearTimeout(timer.current)
    const words = next.trim()
    // In the meantime somebody may have left the gallery, or gone back.
    const isElsewhere = window.location.pathname !== '/'
    if (isElsewhere || (findOf(window.location.search).q ?? '') !== q || words === q) return
    setKnown(words)
    changeFind({ q: words }, { replace: true })
  }

  function applySoon(next: string) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => apply(next), pauseMs)
  }

  function clear() {
    setText('')
    apply('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') apply(text)
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (text === '') focusGallery()
    else clear()
  }

  return (
    <div className="relative min-w-0 flex-1 md:min-w-40 xl:max-w-72">
      <Search
        aria-hidden
        size={15}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3"
      />
      <input
        ref={inputRef}
        type="search"
        aria-label="Search prompts"
        aria-keyshortcuts="/"
        placeholder="Search prompts"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={text}
        onChange={({ currentTarget, nativeEvent }) => {
          setText(currentTarget.value)
          // Half a Chinese word is no word yet.
          if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing))
            applySoon(currentTarget.value)
        }}
        onCompositionEnd={({ currentTarget }) => applySoon(currentTarget.value)}
        onKeyDown={onKeyDown}
        className="peer h-9 w-full rounded-full border border-transparent bg-sunken pr-9 pl-9 text-base placeholder:text-ink-3 max-xl:placeholder-shown:pr-3 hover:border-line-strong focus-visible:-outline-offset-1 pointer-coarse:h-11 max-md:text-md [&::-webkit-search-cancel-button]:hidden"
      />
      {text === '' ? (
        <kbd
          aria-hidden
          className="num pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-3 peer-focus:hidden max-xl:hidden pointer-coarse:hidden"
        >
          /
        </kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            clear()
            inputRef.current?.focus()
          }}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-full text-ink-3 hover:text-ink pointer-coarse:w-11"
        >
          <X size={15} />
        </button>
      )}
    </div>
  )
}
