/** How a language writes what JSON can say. Texts are the same in all three: JSON's escapes are JavaScript's and Python's. */
interface Syntax {
  key: (name: string) => string
  yes: string
  no: string
  nothing: string
  /** Spaces a level. */
  step: number
}

const json: Syntax = { key: quoteText, yes: 'true', no: 'false', nothing: 'null', step: 2 }
const javascript: Syntax = { ...json, key: bareIfPossible }
const python: Syntax = { key: quoteText, yes: 'True', no: 'False', nothing: 'None', step: 4 }
const syntaxes = { json, javascript, python }

type Notation = keyof typeof syntaxes

/** A value as a literal, its later lines indented by `indent` spaces. */
export function literal(value: unknown, notation: Notation, indent = 0): string {
  const { key, yes, no, nothing, step } = syntaxes[notation]
  const inner = indent + step
  const lines = (parts: string[], open: string, close: string) =>
    parts.length === 0
      ? open + close
      : `${open}\n${parts.map((part) => ' '.repeat(inner) + part).join(`,\n`)}${notation === 'json' ? '' : ','}\n${' '.repeat(indent)}${close}`

  if (Array.isArray(value))
    return lines(
      value.map((item) => literal(item, notation, inner)),
      '[',
      ']',
    )
  if (typeof value === 'object' && value !== null)
    return lines(
      Object.entries(value).map(
        ([name, item]) => `${key(name)}: ${literal(item, notation, inner)}`,
      ),
      '{',
      '}',
    )
  if (typeof value === 'string') return quoteText(value)
  if (typeof value === 'boolean') return value ? yes : no
  return typeof value === 'number' ? String(value) : nothing
}

/** The fields of a value as arguments by name, for Python. */
export const keywordArguments = (body: Record<string, unknown>): string =>
  Object.entries(body)
    .map(([name, value]) => `    ${name}=${literal(value, 'python', 4)},\n`)
    .join('')

// What cannot be seen, or would turn the text around it, is written out: code is read before it is run.
const unseen = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

// Declarations: the table above is made while this file is still being run.
function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function bareIfPossible(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : quoteText(name)
}
