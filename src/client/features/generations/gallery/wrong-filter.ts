import { atOf, findOf } from '../../../lib/gallery-address.ts'
import type { FindName, GalleryChange } from '../../../lib/gallery-address.ts'

/** A part of the address that the server does not understand. */
export interface WrongFilter {
  /** What is wrong with it, for people. */
  sentence: string
  /** Takes it away, and nothing else. */
  change: GalleryChange
}

const meanings: Record<Exclude<FindName, 'q'> | 'at', string> = {
  provider: 'a provider',
  model: 'a model',
  kind: 'a kind',
  ratio: 'a ratio',
  status: 'a state',
  favorite: 'a choice for favourites',
  picked: 'a choice for picks',
  deleted: 'a choice for the trash',
  from: 'a date',
  to: 'a date',
  at: 'a date',
}

const isNamed = (name: string): name is keyof typeof meanings => Object.hasOwn(meanings, name)

/** What the server refused, by the field that it names, such as `status.1`; null where that is no filter. */
export function wrongFilter(search: string, field = ''): WrongFilter | null {
  const [name = '', index] = field.split('.')
  const at = atOf(search)
  if (name === 'q') return { sentence: 'The search is too long', change: { at: at ?? '', q: '' } }
  if (!isNamed(name)) return null
  const asked = name === 'at' ? at : findOf(search)[name]
  const values = index === undefined ? [] : (asked?.split(',') ?? [])
  const wrong = index === undefined ? asked : values[Number(index)]
  if (wrong === undefined) return null
  const rest = values.filter((value) => value !== wrong)
  return {
    sentence: `“${shortened(wrong)}” is not ${meanings[name]}`,
    change: { at: at ?? '', [name]: rest.join(',') },
  }
}

const mostShown = 40

const shortened = (text: string) =>
  text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text
