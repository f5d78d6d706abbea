import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { announce } from '../../lib/announce.ts'
import { countOf } from '../../lib/format.ts'
import { useOutboxStore } from '../../lib/outbox.ts'
import type { UnsentRun } from '../../lib/outbox.ts'
import { isRefusal } from '../../lib/request-error.ts'
import { createRunMutation } from '../../queries/create-run-mutation.ts'

/** What was pressed longer ago than this may no longer be wanted: it waits for a word. */
const byItselfMs = 60 * 60_000

/** Sends what waits, each under its own id: by itself while the server is there, or when it is asked to. */
export function useResend(waiting: UnsentRun[], isLost: boolean) {
  const { mutateAsync } = useMutation(createRunMutation())
  const [failures, setFailures] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const ids = waiting.map(({ run }) => run.id).join(' ')

  async function send(entries: UnsentRun[]) {
    if (isSending || entries.length === 0) return
    setIsSending(true)
    let isUnanswered = false
    for (const { run } of entries)
      try {
        // One after the other, in the order in which they were pressed.
        await mutateAsync(run)
        announce(`Sent: ${countOf(run.targets.length * run.copies, 'image')}`)
      } catch (error) {
        if (isRefusal(error)) noteRefusal({ run, message: error.message })
        else isUnanswered = true
      }
    setFailures(isUnanswered ? failures + 1 : 0)
    setIsSending(false)
  }

  const sendFresh = useEffectEvent(() =>
    send(waiting.filter(({ pressedAt }) => Date.now() - pressedAt < byItselfMs)),
  )

  useEffect(() => {
    if (isLost || isSending || ids === '') return
    const timer = setTimeout(() => void sendFresh(), Math.min(250 * 2 ** failures, 30_000))
    return () => clearTimeout(timer)
  }, [ids, isLost, isSending, failures])

  return { isSending, sendNow: () => void send(waiting) }
}

const noteRefusal = (refusal: { run: UnsentRun['run']; message: string }) =>
  useOutboxStore.setState(({ refusals }) => ({ refusals: [...refusals, refusal] }))
