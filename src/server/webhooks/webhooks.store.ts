import type { ProviderId } from '#shared/catalog.ts'
import type { Database } from '../db/database.ts'

export type WebhookStore = ReturnType<typeof createWebhookStore>

export function createWebhookStore({ db, now }: { db: Database; now: () => number }) {
  return {
    /**
     * Makes a generation that is being watched due now; any other stays as it is. Where a worker holds it, the look that
     * is under way may have come too early: the worker is told to look once more when it gives the row back.
     */
    async lookSoon(provider: ProviderId, id: string): Promise<void> {
      await db
        .updateTable('generations')
        .set((eb) => ({
          look_requested: 1,
          next_attempt_at: eb
            .case()
            .when('lease_owner', 'is', null)
            .then(now())
            .else(eb.ref('next_attempt_at'))
            .end(),
        }))
        .where('id', '=', id)
        .where('provider', '=', provider)
        .where('mode', '=', 'live')
        .where('status', 'in', ['submitting', 'running', 'canceled', 'uncertain'])
        .where('next_attempt_at', 'is not', null)
        .execute()
    },
  }
}
