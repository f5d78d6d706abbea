import { mutationOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { BatchAction, Generation } from '#shared/generation.ts'
import { api, read } from '../lib/api.ts'
import { takeIn } from './library.ts'

const thenTakeIn = (
  generation: Generation,
  _variables: unknown,
  _result: unknown,
  { client }: { client: QueryClient },
) => takeIn(client, [generation])

export const cancelMutation = (id: string) =>
  mutationOptions({
    mutationFn: () => read(api.generations[':id'].cancel.$post({ param: { id } })),
    onSuccess: thenTakeIn,
  })

export const retryMutation = (id: string) =>
  mutationOptions({
    mutationFn: () => read(api.generations[':id'].retry.$post({ param: { id } })),
    onSuccess: (generation, _variables, _result, { client }) => {
      void client.invalidateQueries({ queryKey: ['generation-details', id] })
      return takeIn(client, [generation])
    },
  })

export const lookAgainMutation = (id: string) =>
  mutationOptions({
    mutationFn: () => read(api.generations[':id']['look-again'].$post({ param: { id } })),
    onSuccess: thenTakeIn,
  })

export const dismissMutation = (id: string) =>
  mutationOptions({
    mutationFn: () => read(api.generations[':id'].dismiss.$post({ param: { id } })),
    onSuccess: thenTakeIn,
  })

export const favoriteMutation = (id: string) =>
  mutationOptions({
    mutationFn: (favorite: boolean) =>
      read(api.generations[':id'].$patch({ param: { id }, json: { favorite } })),
    onSuccess: thenTakeIn,
  })

/** One order for all of them, in the order in which they are given: a later one must not be overtaken. */
export const batchMutation = () =>
  mutationOptions({
    scope: { id: 'batch' },
    mutationFn: ({ ids, action }: { ids: readonly string[]; action: BatchAction }) =>
      read(api.generations.batch.$post({ json: { ids: [...ids], action } })),
    // It is done, even if what follows from it cannot be asked for: then the feed brings it.
    onSuccess: ({ generations }, _variables, _result, { client }) =>
      takeIn(client, generations).catch(() => undefined),
  })

/** The feed tells which ones are gone. */
export const emptyTrashMutation = () =>
  mutationOptions({ mutationFn: () => read(api.generations['empty-trash'].$post()) })
