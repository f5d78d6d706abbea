import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Generation } from '#shared/generation.ts'
import { fillDraft } from '../../../lib/change-draft.ts'
import type { RunSettings } from '../../../lib/remix.ts'
import {
  dismissMutation,
  lookAgainMutation,
  retryMutation,
} from '../../../queries/generation-mutations.ts'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toasts.ts'
import type { NextStep } from './next-steps.ts'
import { targetOf } from './run-target.ts'

interface StepButtonsProps {
  generation: Generation
  run: RunSettings
  steps: NextStep[]
  /** Called after a step that leads to another place than this. */
  onLeave?: (() => void) | undefined
}

export function StepButtons({ generation, run, steps, onLeave }: StepButtonsProps) {
  const { id } = generation
  const onError = (error: Error) => showToast(error.message)
  const retry = useMutation({ ...retryMutation(id), onError })
  const lookAgain = useMutation({ ...lookAgainMutation(id), onError })
  const dismiss = useMutation({ ...dismissMutation(id), onError })
  const [isAsking, setIsAsking] = useState(false)
  const isBusy = retry.isPending || lookAgain.isPending || dismiss.isPending

  const button = (label: string, run: () => void) => (
    <Button key={label} disabled={isBusy} onClick={run}>
      {label}
    </Button>
  )

  if (isAsking)
    return [
      button('Send it, even if it is charged twice', () => retry.mutate()),
      button('Keep', () => setIsAsking(false)),
    ]

  return steps.map((step) => {
    switch (step) {
      case 'try_again':
        return button('Try again', () => retry.mutate())
      case 'send_again':
        return button('Send again', () => setIsAsking(true))
      case 'look_again':
        return button('Look again', () => lookAgain.mutate())
      case 'dismiss':
        return button('Dismiss', () => dismiss.mutate())
      case 'edit':
        return button('Edit and resend', () => {
          onLeave?.()
          const { prompt, aspectRatio, references, reframe } = run
          const targets = [targetOf(run, generation)]
          fillDraft({
            prompt,
            aspectRatio,
            references,
            reframe,
            targets,
            copies: 1,
            remixOf: null,
          })
        })
    }
  })
}
