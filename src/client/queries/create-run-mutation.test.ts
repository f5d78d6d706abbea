import { expect, it } from 'vitest'
import { useOutboxStore } from '../lib/outbox.ts'
import { answerQuietly, makeNewRun, makeRun, stubApi } from '../test-api.ts'
import { createRunMutation } from './create-run-mutation.ts'
import { createQueryClient } from './query-client.ts'

const newRun = makeNewRun()

it('is on its way once, whoever else wants to send it meanwhile', async () => {
  const calls = stubApi((call) =>
    call.method === 'POST' ? Response.json(makeRun(), { status: 201 }) : answerQuietly(call),
  )
  const client = createQueryClient()
  const send = () => client.getMutationCache().build(client, createRunMutation()).execute(newRun)

  const [first, second] = await Promise.all([send(), send()])

  expect(first).toEqual(second)
  expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

it('is kept before anything is sent', () => {
  let kept = 0
  stubApi((call) => {
    if (call.method === 'POST') kept = useOutboxStore.getState().unsent.length
    return undefined
  })
  const client = createQueryClient()
  void client.getMutationCache().build(client, createRunMutation()).execute(newRun)
  return expect.poll(() => kept).toBe(1)
})
