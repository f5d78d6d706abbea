import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { Resolver } from 'react-hook-form'
import type { NewRun } from '#shared/run.ts'
import { announce } from '../../lib/announce.ts'
import { prefetch } from '../../lib/lazy-part.tsx'
import { useOutboxStore } from '../../lib/outbox.ts'
import { isRefusal } from '../../lib/request-error.ts'
import { saveDraft, useDraftStore } from '../../lib/draft.ts'
import type { Draft } from '../../lib/draft.ts'
import { countOf } from '../../lib/format.ts'
import { createRunMutation } from '../../queries/create-run-mutation.ts'

const loadResolver = () => import('./run-resolver.ts')

prefetch(loadResolver)

// The validator is larger than the form. Where it cannot be had, the press counts all the same: the server checks it.
const resolver: Resolver<Draft> = async (values, ...rest) => {
  const validator = await loadResolver().catch(() => undefined)
  return validator ? validator.runResolver(values, ...rest) : { values, errors: {} }
}

interface ComposeFormEvents {
  /** Something else was put into the form. */
  onFill: () => void
  /** A press of Generate has made a run, whether the server could be told yet or not. */
  onSent: () => void
}

export function useComposeForm({ onFill, onSent }: ComposeFormEvents) {
  const form = useForm<Draft>({ defaultValues: useDraftStore.getState().draft, resolver })
  const { mutateAsync, error, isPending } = useMutation(createRunMutation())
  const isSending = useRef(false)
  const fill = useEffectEvent(onFill)

  useEffect(() => {
    // Ready to type; on a phone it would only bring up the keyboard.
    if (matchMedia('(pointer: fine)').matches) form.setFocus('prompt')
  }, [form])

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => saveDraft(values),
      }),
    [form],
  )

  useEffect(
    () =>
      useDraftStore.subscribe(({ draft, fills, edits }, before) => {
        if (edits !== before.edits)
          for (const part of ['references', 'reframe', 'aspectRatio'] as const)
            if (draft[part] !== before.draft[part]) form.setValue(part, draft[part])
        if (fills === before.fills) return
        form.reset(draft)
        fill()
        window.scrollTo({ top: 0, behavior: 'smooth' })
        // After a dialog has given the focus back.
        requestAnimationFrame(() => form.setFocus('prompt'))
      }),
    [form],
  )

  async function send(newRun: NewRun) {
    try {
      await mutateAsync(newRun)
    } catch (failure) {
      // What got no answer is in the outbox, and a refusal is shown beside the button.
      if (!isRefusal(failure)) onSent()
      return
    }
    onSent()
    announce(`Sent: ${countOf(newRun.targets.length * newRun.copies, 'image')}`)
  }

  /** One press is one run, however often it is pressed before the answer is there. */
  async function once(attempt: () => Promise<unknown>) {
    if (isSending.current) return
    isSending.current = true
    try {
      await attempt()
    } finally {
      isSending.current = false
    }
  }

  return {
    form,
    isPending,
    error: isRefusal(error) ? error : null,
    submit: () => once(form.handleSubmit((draft) => send({ id: idFor(draft), ...draft }))),
  }
}

/** Pressed again while the very same is waiting to be sent, it is that one: the server may have taken it already. */
function idFor(draft: Draft): string {
  const wanted = JSON.stringify(draft)
  const waiting = useOutboxStore
    .getState()
    .unsent.find(({ run: { id: _id, ...unsent } }) => JSON.stringify(unsent) === wanted)
  return waiting?.run.id ?? crypto.randomUUID()
}
