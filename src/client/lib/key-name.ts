type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>

/**
 * What was pressed, in one word: `x`, `?`, `ArrowLeft`, `Shift+ArrowLeft`, `Mod+a`. On a layout without Latin letters
 * the place of the key counts. Null for what belongs to the system or to an unfinished word.
 */
export function keyName({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  isComposing,
}: Pressed): string | null {
  if (isComposing || altKey) return null
  const [, place] = /^(?:Key|Digit)(\w)$/.exec(code) ?? []
  const isForeign = key.length === 1 && key > '~' && place !== undefined
  const written = isForeign ? place : key
  const word = written.length === 1 ? written.toLowerCase() : written
  if (ctrlKey || metaKey) return shiftKey ? null : `Mod+${word}`
  return shiftKey && word.length > 1 ? `Shift+${word}` : word
}

/** A key that writes something, pressed alone. */
export const isLetterKey = (name: string) => name.length === 1 && name !== ' '
