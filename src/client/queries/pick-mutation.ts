import { mutationOptions } from '@tanstack/react-query'
import { api, read } from '../lib/api.ts'
import { placeRun } from './library.ts'

interface Pick {
  runId: string
  /** Null takes the choice back. */
  generationId: string | null
}

/** Which of a run's generations is the best. */
export const pickMutation = () =>
  mutationOptions({
    mutationFn: ({ runId, generationId }: Pick) =>
      read(
        api.runs[':id'].$patch({
          param: { id: runId },
          json: { pickedGenerationId: generationId },
        }),
      ),
    onSuccess: (run, _variables, _result, { client }) => {
      // The feed tells of generations only.
      void client.invalidateQueries({ queryKey: ['counts'] })
      return placeRun(client, run)
    },
  })
