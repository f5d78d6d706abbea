import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
import type { Run } from '#shared/run.ts'
import { insistOn, prefetch } from '../lib/lazy-part.tsx'

/**
 * Everything that changes the picture of the library in this page goes through here: each generation is stored
 * once, the runs hold only what gives it a place, and an older version never replaces a newer one (see `keepNewer`).
 * How it is done is not for the first load.
 */
const load = () => import('./take-in.ts')
prefetch(load)

/** Takes in versions of generations; those of a run that is not listed yet bring the run along. */
export async function takeIn(client: QueryClient, generations: readonly Generation[]) {
  if (generations.length > 0) await (await insistOn(load)).takeIn(client, generations)
}

/** Puts a run into the lists at its time, or brings the one that is there up to date. */
export const placeRun = async (client: QueryClient, run: Run) =>
  (await insistOn(load)).placeRun(client, run)
