import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useWatch } from 'react-hook-form'
import { kindOf } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { catalogQuery } from '../../queries/catalog-queries.ts'
import { useComposerPlace } from './composer-place.ts'
import { CopiesPicker } from './copies-picker.tsx'
import { ExamplePicker } from './example-picker.tsx'
import { GenerateButton } from './generate-button.tsx'
import { PromptField } from './prompt-field.tsx'
import { RatioPicker } from './ratio-picker.tsx'
import { SendError } from './send-error.tsx'
import { TargetPicker } from './target-picker.tsx'
import { useComposeForm } from './use-compose-form.ts'
import { usePlan } from './use-plan.ts'
import { useSendShortcut } from './use-send-shortcut.ts'
import { useSlim } from './use-slim.ts'

const PhoneComposer = lazyPart(() => import('./phone-composer.tsx'), 'PhoneComposer')
const PlanSummary = lazyPart(() => import('./plan-summary.tsx'), 'PlanSummary')

interface ComposeFormProps {
  onAddKey: () => void
  /** What belongs in the row of chips, and is another feature's. */
  references?: ReactNode
}

export function ComposeForm({ onAddKey, references: referenceRow }: ComposeFormProps) {
  const { host, place, isSheet } = useComposerPlace()
  const [isOpen, setIsOpen] = useState(false)
  const { form, submit, error, isPending } = useComposeForm({
    onFill: () => setIsOpen(isSheet),
    onSent() {
      if (!isSheet) return
      // One sees the cards come.
      setIsOpen(false)
      window.scrollTo({ top: 0, behavior: 'smooth' })
    },
  })
  const { control, setValue, getValues, setFocus } = form
  const { data: catalog } = useQuery(catalogQuery())
  const formRef = useSendShortcut()
  const { ref, isSlim, minHeight } = useSlim<HTMLDivElement>()

  // Only how long the prompt is matters here, up to a few characters; typing on draws nothing anew.
  const promptHead = useWatch({
    control,
    name: 'prompt',
    compute: (prompt) => prompt.trim().slice(0, 4),
  })
  const [targets, copies, aspectRatio, references, reframe] = useWatch({
    control,
    name: ['targets', 'copies', 'aspectRatio', 'references', 'reframe'],
  })
  const draft = useMemo(
    () => ({ prompt: promptHead, targets, copies, aspectRatio, references, reframe }),
    [promptHead, targets, copies, aspectRatio, references, reframe],
  )
  const plan = usePlan(draft, catalog)
  const arriving = useDraftStore((state) => state.arriving)

  useEffect(() => {
    // The defaults of a first visit keep to what is there.
    if (!catalog || !useDraftStore.getState().isUntouched) return
    const available = form
      .getValues('targets')
      .filter(({ provider }) =>
        catalog.providers.some(({ id, mode }) => id === provider && mode !== 'off'),
      )
    setValue('targets', available)
  }, [form, catalog, setValue])

  // A prompt that is there already is not what one came to change.
  const focusEmptyPrompt = useCallback(() => {
    if (getValues('prompt') === '') setFocus('prompt')
  }, [getValues, setFocus])

  const isBlocked = arriving > 0 || plan?.isBlocked === true
  return (
    <div ref={ref} style={{ minHeight }}>
      {isSheet ? (
        <PhoneComposer
          plan={plan}
          isOpen={isOpen}
          onOpen={setIsOpen}
          place={place}
          onShown={focusEmptyPrompt}
        />
      ) : (
        <div ref={place} />
      )}
      {createPortal(
        <form
          ref={formRef}
          aria-label="New run"
          data-slim={isSlim || undefined}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!isBlocked) void submit()
          }}
          className="relative grid rounded-lg border border-line bg-panel shadow-panel lg:grid-cols-[minmax(0,1fr)_minmax(0,500px)] xl:grid-cols-[minmax(0,1fr)_minmax(0,520px)] slim:fixed slim:inset-x-0 slim:top-[52px] slim:z-10 slim:flex slim:animate-fade slim:items-center slim:gap-4 slim:rounded-none slim:border-x-0 slim:px-[max(24px,50%-856px)] slim:py-2 sheet:flex sheet:flex-1 sheet:flex-col sheet:rounded-none sheet:border-0 sheet:bg-transparent sheet:shadow-none"
        >
          <div className="flex min-h-0 min-w-0 flex-col gap-4 px-4 pt-4 pb-3.5 sm:px-5.5 sm:pt-5 sm:pb-5.25 slim:flex-1 slim:p-0 sheet:flex-1 sheet:pt-0">
            <PromptField form={form} kind={kindOf(draft)} />
            <div className="flex flex-wrap items-center gap-2 slim:hidden">
              <RatioPicker control={control} />
              <CopiesPicker control={control} />
              <ExamplePicker />
              {referenceRow}
            </div>
          </div>

          <div className="flex min-w-0 flex-col gap-2.5 border-t border-line p-3.5 sm:p-4.5 lg:border-t-0 lg:border-l slim:border-0 slim:p-0 sheet:contents">
            <h2 className="text-xs font-medium text-ink-3 slim:hidden sheet:mx-4 sheet:mt-1 sheet:mb-2.5 sheet:border-t sheet:border-line sheet:pt-4">
              Send to
            </h2>
            <div className="slim:hidden sheet:px-4 sheet:pb-4">
              <TargetPicker
                control={control}
                draft={draft}
                fitOf={plan?.fitOf}
                onAddKey={onAddKey}
              />
            </div>
            <div className="mt-auto flex items-end gap-x-3.5 gap-y-2 pt-1.5 max-sm:flex-wrap max-[480px]:min-h-[81px] lg:min-h-[63px] slim:min-h-0 slim:items-center slim:pt-0 sheet:sticky sheet:bottom-0 sheet:z-10 sheet:order-last sheet:border-t sheet:border-line sheet:bg-panel sheet:px-4 sheet:py-3">
              {plan && (
                <PlanSummary
                  plan={plan}
                  draft={draft}
                  arriving={arriving}
                  onChoose={(next) => setValue('targets', next, { shouldDirty: true })}
                />
              )}
              <GenerateButton isPending={isPending} isBlocked={isBlocked} />
            </div>
            <SendError error={error} problems={form.formState.errors} />
          </div>
        </form>,
        host,
      )}
    </div>
  )
}
