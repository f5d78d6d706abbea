import { mutationOptions } from '@tanstack/react-query'
import type { NewRun, Run } from '#shared/run.ts'
import { api, read } from '../lib/api.ts'
import { forgetUnsent, keepUnsent, markWaiting } from '../lib/outbox.ts'
import { isRefusal } from '../lib/request-error.ts'
import { placeRun } from './library.ts'

/** A server that takes this long to write down a run will not answer any more. */
const timeoutMs = 30_000

const onTheirWay = new Map<string, Promise<Run>>()

/** Safe to repeat with the same run: the server knows it by its id, and until it does, the outbox keeps it. */
export const createRunMutation = () =>
  mutationOptions({
    mutationKey: ['create-run'],
    mutationFn: (newRun: NewRun) => {
      const answer = onTheirWay.get(newRun.id) ?? post(newRun)
      onTheirWay.set(newRun.id, answer)
      return answer
    },
    onSuccess: (run, _newRun, _result, { client }) => placeRun(client, run),
  })

async function post(newRun: NewRun): Promise<Run> {
  keepUnsent(newRun)
  try {
    const init = { signal: AbortSignal.timeout(timeoutMs) }
    const run = await read(api.runs.$post({ json: newRun }, { init }))
    forgetUnsent(newRun.id)
    return run
  } catch (error) {
    if (isRefusal(error)) forgetUnsent(newRun.id)
    else markWaiting(newRun.id)
    throw error
  } finally {
    onTheirWay.delete(newRun.id)
  }
}
