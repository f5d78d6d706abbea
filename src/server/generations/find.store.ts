import { sql } from 'kysely'
import type { Find, FindCounts } from '#shared/find.ts'
import type { Generation } from '#shared/generation.ts'
import type { FindPage, FindPageQuery } from '#shared/list-query.ts'
import type { Database } from '../db/database.ts'
import { liesIn, readPage } from '../db/page.ts'
import { isFound, isPicked } from './find-conditions.ts'
import { aroundCells, countFacets, countMonths, dayMs, told } from './find-counts.ts'
import { selectGenerations, toGeneration } from './generation-row.ts'

export type FindStore = ReturnType<typeof createFindStore>

export function createFindStore(db: Database) {
  return {
    /** Single generations, newest first. */
    async list({
      cursor,
      newer,
      at,
      ids,
      limit,
      ...find
    }: FindPageQuery): Promise<FindPage<Generation>> {
      const found = selectGenerations(db).where(isFound(find))
      if (ids) {
        const rows = await found
          .where('generations.id', 'in', ids)
          .orderBy('generations.created_at', 'desc')
          .orderBy('generations.id', 'desc')
          .execute()
        return { items: rows.map(toGeneration), nextCursor: null, previousCursor: null }
      }
      const page = await readPage({ cursor, newer, at, limit }, (span) => {
        const order = span.side === 'older' ? 'desc' : 'asc'
        return found
          .where(liesIn('generations', span))
          .orderBy('generations.created_at', order)
          .orderBy('generations.id', order)
          .limit(span.limit)
          .execute()
      })
      return { ...page, items: page.items.map(toGeneration) }
    },

    async counts(find: Find): Promise<FindCounts> {
      const cells = await db
        .selectFrom('generations')
        .where(isFound(aroundCells(find)))
        .select((eb) => [
          ...told,
          eb.fn.countAll<number>().as('all'),
          eb.fn.sum<number>(eb.case().when(isPicked()).then(1).else(0).end()).as('picked'),
        ])
        // In the order of the index, so that nothing need be sorted.
        .groupBy(told)
        .execute()
      const { from: _from, to: _to, ...inAllTime } = find
      const days = await db
        .selectFrom('generations')
        .where(isFound(inAllTime))
        .select((eb) => [
          sql<number>`created_at / ${sql.lit(dayMs)}`.as('day'),
          eb.fn.countAll<number>().as('count'),
        ])
        .groupBy('day')
        .execute()
      return { ...countFacets(cells, find), months: countMonths(days) }
    },
  }
}
