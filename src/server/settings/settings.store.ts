import type { Database } from '../db/database.ts'

export type SettingStore = ReturnType<typeof createSettingStore>

/** What people set in the page: JSON under a name. */
export function createSettingStore(db: Database) {
  return {
    async read(name: string): Promise<unknown> {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst()
      return row && JSON.parse(row.value)
    },

    async write(name: string, content: unknown): Promise<void> {
      const value = JSON.stringify(content)
      await db
        .insertInto('settings')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
  }
}
