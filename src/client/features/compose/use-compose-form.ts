import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { Resolver } from 'react-hook-form'
import type { NewRun } from '#shared/run.ts'
import { announce } from '../../lib/announce.ts'
import { isWorthRetrying } from '../../lib/request-error.ts'
import { fillDraft, saveDraft, useDraftStore } from '../../lib/draft.ts'
import type { Draft } from '../../lib/draft.ts'
import { countOf } from '../../lib/format.ts'
import { createRunMutation } from '../../queries/create-run-mutation.ts'

const loadResolver = () => import('./run-resolver.ts')

// The validator is larger than the form; it comes with the first change, at the latest with the first press.
const resolver: Resolver<Draft> = async (...args) => (await loadResolver()).runResolver(...args)

export function useComposeForm() {
  const form = useForm<Draft>({ defaultValues: useDraftStore.getState().draft, resolver })
  const { mutateAsync, variables, error, isPending } = useMutation(createRunMutation())
  const isSending = useRef(false)

  useEffect(() => {
    // Ready to type; on a phone it would only bring up the keyboard.
    if (window.matchMedia?.('(pointer: fine)').matches) form.setFocus('prompt')
  }, [form])

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          void loadResolver()
          saveDraft(values)
        },
      }),
    [form],
  )

  useEffect(
    () =>
      useDraftStore.subscribe(({ draft, fills }, before) => {
        if (fills === before.fills) return
        form.reset(draft)
        window.scrollTo({ top: 0, behavior: 'smooth' })
        // After a dialog has given the focus back.
        requestAnimationFrame(() => form.setFocus('prompt'))
      }),
    [form],
  )

  async function send(newRun: NewRun) {
    await mutateAsync(newRun)
    announce(`Sent: ${countOf(newRun.targets.length * newRun.copies, 'image')}`)
  }

  /** One press is one run, however often it is pressed before the answer is there. */
  async function once(attempt: () => Promise<unknown>) {
    if (isSending.current) return
    isSending.current = true
    try {
      await attempt()
    } catch {
      // Shown beside the button, see `error`.
    } finally {
      isSending.current = false
    }
  }

  /** The same request after a lost answer keeps its id: the server may have taken it already. */
  function idFor(draft: Draft): string {
    if (error && variables && isWorthRetrying(error)) {
      const { id, ...unanswered } = variables
      if (JSON.stringify(unanswered) === JSON.stringify(draft)) return id
    }
    return crypto.randomUUID()
  }

  return {
    form,
    isPending,
    error,
    submit: () => once(form.handleSubmit((draft) => send({ id: idFor(draft), ...draft }))),
    /** Only where no answer came; what the server refused, it would refuse again. */
    resend:
      error && variables && isWorthRetrying(error) ? () => once(() => send(variables)) : undefined,
    fill: fillDraft,
  }
}
