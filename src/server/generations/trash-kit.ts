import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { BatchAnswer, Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import type { TestStudio } from '../test-studio.ts'

/** What a person does with many generations, in tests. */
export function createTrashKit(studio: TestStudio) {
  const batch = (ids: unknown, action: unknown) =>
    studio.send('POST', '/api/generations/batch', { ids, action })

  return {
    batch,

    /** A finished run at Segmind, which is the quickest. */
    async finish(change: Partial<Run> = {}): Promise<Run> {
      const targets = [{ provider: 'segmind' as const, model: 'photon' as const }]
      const run = await studio.run({ targets, ...change })
      const generations = await Promise.all(run.generations.map(({ id }) => studio.settled(id)))
      return { ...run, generations }
    },

    order: (ids: string[], action: string) => studio.read<BatchAnswer>(batch(ids, action)),

    async change(ids: string[], action: string) {
      return (await this.order(ids, action)).generations
    },

    async erase(ids: string[]) {
      await this.change(ids, 'delete')
      return this.change(ids, 'erase')
    },

    revision: async () =>
      (await studio.read<{ cursor: string }>(studio.request('/api/generations/changes'))).cursor,

    changesSince: async (cursor: string) => {
      const path = `/api/generations/changes?since=${cursor}`
      return (await studio.read<{ generations: Generation[] }>(studio.request(path))).generations
    },

    /** The rows as they lie in the file, behind the server's back. */
    sql(text: string, ...values: (string | number)[]): Record<string, unknown>[] {
      const sqlite = new DatabaseSync(join(studio.dataDir, 'library.sqlite'))
      sqlite.exec('pragma busy_timeout = 5000')
      try {
        return sqlite.prepare(text).all(...values)
      } finally {
        sqlite.close()
      }
    },
  }
}

export const idsOf = ({ generations }: Pick<Run, 'generations'>) => generations.map(({ id }) => id)
