import { mutationOptions } from '@tanstack/react-query'
import type { NewRun } from '#shared/run.ts'
import { api, read } from '../lib/api.ts'
import { placeRun } from './library.ts'

/** Safe to repeat with the same run: the server knows it by its id. */
export const createRunMutation = () =>
  mutationOptions({
    mutationKey: ['create-run'],
    mutationFn: (newRun: NewRun) => read(api.runs.$post({ json: newRun })),
    onSuccess: (run, _newRun, _result, { client }) => placeRun(client, run),
  })
