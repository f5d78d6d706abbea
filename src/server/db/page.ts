import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import type { FindPage, Page } from '#shared/list-query.ts'
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

/** A place in a list by time: between those that are older and those that are newer, or at a row. */
export interface TimeKey {
  created_at: number
  id: string
}

type Side = 'older' | 'newer'

/** Rows on one side of a key, the closest first; without a key, from the newest on. */
interface Span {
  side: Side
  than: TimeKey | undefined
  limit: number
}

interface Place {
  cursor?: string | undefined
  newer?: string | undefined
  at?: number | undefined
  limit: number
}

/** One page of a list by time, newest first, with what leads on from it to either side. */
export async function readPage<Row extends TimeKey>(
  { cursor, newer, at, limit }: Place,
  read: (span: Span) => Promise<Row[]>,
): Promise<FindPage<Row>> {
  const side = newer === undefined ? 'older' : 'newer'
  const start = startOf(newer ?? cursor, at)
  const rows = await read({ side, than: start, limit: limit + 1 })
  const items = rows.slice(0, limit)
  if (side === 'newer') items.reverse()

  const [newest = start, oldest = start] = [items[0], items.at(-1)]
  const has = async (side: Side, than: TimeKey | undefined) =>
    than !== undefined && (await read({ side, than, limit: 1 })).length > 0
  const hasMore = rows.length > limit
  // Nothing can be newer than a page that begins with the newest.
  const hasNewer = side === 'newer' ? hasMore : start !== undefined && (await has('newer', newest))
  const hasOlder = side === 'older' ? hasMore : await has('older', oldest)
  return {
    items,
    nextCursor: hasOlder && oldest ? encodeCursor([oldest.created_at, oldest.id]) : null,
    previousCursor: hasNewer && newest ? encodeCursor([newest.created_at, newest.id]) : null,
  }
}

/** Without a key, every row does. */
export function liesIn(
  table: 'runs' | 'generations',
  { side, than }: Pick<Span, 'side' | 'than'>,
): Expression<SqlBool> {
  if (!than) return sql<SqlBool>`true`
  const key = sql`(${sql.ref(`${table}.created_at`)}, ${sql.ref(`${table}.id`)})`
  const other = sql`(${than.created_at}, ${than.id})`
  return side === 'older' ? sql<SqlBool>`${key} < ${other}` : sql<SqlBool>`${key} > ${other}`
}

function startOf(cursor: string | undefined, at: number | undefined): TimeKey | undefined {
  if (cursor !== undefined) {
    const [createdAt, id] = decodeCursor(cursor, ['number', 'string'])
    return { created_at: Number(createdAt), id: String(id) }
  }
  // Before the first that could be a millisecond later.
  return at === undefined ? undefined : { created_at: at + 1, id: '' }
}

const encodeCursor = (key: (string | number)[]) =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key that was written into the cursor; anything else is refused. */
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
