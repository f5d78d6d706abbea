import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { kindOf } from '#shared/references.ts'
import { useDraftStore } from '../../lib/draft.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { catalogQuery } from '../../queries/catalog-queries.ts'
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

const PlanSummary = lazyPart(async () => (await import('./plan-summary.tsx')).PlanSummary)

interface ComposeFormProps {
  onAddKey: () => void
  /** What belongs in the row of chips, and is another feature's. */
  references?: ReactNode
}

export function ComposeForm({ onAddKey, references: referenceRow }: ComposeFormProps) {
  const { form, submit, error, isPending } = useComposeForm()
  const { control, setValue } = form
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

  const isBlocked = arriving > 0 || plan?.isBlocked === true
  return (
    <div ref={ref} style={{ minHeight }}>
      <form
        ref={formRef}
        aria-label="New run"
        data-slim={isSlim || undefined}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBlocked) void submit()
        }}
        className="relative grid rounded-lg border border-line bg-panel shadow-panel lg:grid-cols-[minmax(0,1fr)_minmax(0,500px)] xl:grid-cols-[minmax(0,1fr)_minmax(0,520px)] slim:fixed slim:inset-x-0 slim:top-[52px] slim:z-10 slim:flex slim:animate-fade slim:items-center slim:gap-4 slim:rounded-none slim:border-x-0 slim:px-6 slim:py-2"
      >
        <div className="flex min-h-0 min-w-0 flex-col gap-4 px-4 pt-4 pb-3.5 sm:px-5.5 sm:pt-5 sm:pb-4 slim:flex-1 slim:p-0">
          <PromptField form={form} kind={kindOf(draft)} />
          <div className="flex flex-wrap items-center gap-2 slim:hidden">
            <RatioPicker control={control} />
            <CopiesPicker control={control} />
            <ExamplePicker />
            {referenceRow}
          </div>
        </div>

        <div className="flex min-w-0 flex-col gap-2.5 border-t border-line p-3.5 sm:p-4.5 lg:border-t-0 lg:border-l slim:border-0 slim:p-0">
          <h2 className="text-xs font-medium text-ink-3 slim:hidden">Send to</h2>
          <div className="slim:hidden">
            <TargetPicker control={control} draft={draft} fitOf={plan?.fitOf} onAddKey={onAddKey} />
          </div>
          <div className="mt-auto flex items-end gap-x-3.5 gap-y-2 pt-1.5 max-sm:flex-wrap slim:items-center slim:pt-0">
            <Suspense>
              {' '}
              {plan && (
                <PlanSummary
                  plan={plan}
                  draft={draft}
                  arriving={arriving}
                  onChoose={(next) => setValue('targets', next, { shouldDirty: true })}
                />
              )}
            </Suspense>
            <GenerateButton isPending={isPending} isBlocked={isBlocked} />
          </div>
          <SendError error={error} problems={form.formState.errors} />
        </div>
      </form>
    </div>
  )
}
