import { mutationOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Generation } from '#shared/generation.ts'
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
    onSuccess: thenTakeIn,
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
