import type { Page } from '#shared/list-query.ts'
import { AppError } from '../errors.ts'

/** One more row than asked for was read: whether it came tells if there is a next page. */
export function toPage<Row, T>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number)[],
  toItem: (row: Row) => T,
): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(toItem),
    nextCursor: last === undefined ? null : encodeCursor(keyOf(last)),
  }
}

const encodeCursor = (key: (string | number)[]) =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key that `toPage` wrote into the cursor; anything else is refused. */
export function decodeCursor(cursor: string, kinds: ('string' | 'number')[]): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(key) &&
      key.length === kinds.length &&
      kinds.every((kind, index) => typeof key[index] === kind)
    )
      return key
  } catch {
    // Falls through to the refusal: it does not matter in which way it is wrong.
  }
  throw new AppError('invalid_request', 'No such page', { field: 'cursor' })
}
