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

export const deleteMutation = (id: string) =>
  mutationOptions({
    mutationFn: () => read(api.generations[':id'].$delete({ param: { id } })),
    onSuccess: thenTakeIn,
  })

export const restoreMutation = (id: string) =>
  mutationOptions({
    mutationFn: () => read(api.generations[':id'].restore.$post({ param: { id } })),
    onSuccess: thenTakeIn,
  })

/** As many as one order may name. */
const mostAtOnce = 500

/** One order for all of them; with more than one may name, one after the other. */
export const batchMutation = () =>
  mutationOptions({
    mutationFn: async (
      { ids, action }: { ids: readonly string[]; action: BatchAction },
      { client },
    ) => {
      for (let from = 0; from < ids.length; from += mostAtOnce) {
        const part = ids.slice(from, from + mostAtOnce)
        const { generations } = await read(
          api.generations.batch.$post({ json: { ids: part, action } }),
        )
        await takeIn(client, generations)
      }
    },
  })

/** The feed tells which ones are gone. */
export const emptyTrashMutation = () =>
  mutationOptions({ mutationFn: () => read(api.generations['empty-trash'].$post()) })
