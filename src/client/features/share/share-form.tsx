import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShareSubject } from '../../lib/share-request.ts'
import { createShareMutation } from '../../queries/share-queries.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/switch.tsx'
import { ExpiryField } from './expiry-field.tsx'
import { expiryOf } from './expiry.ts'
import type { Expiry } from './expiry.ts'
import { ShareLink } from './share-link.tsx'
import { keys, previewOf, toHidden, visibleNames } from './share-words.ts'
import type { Visible } from './share-words.ts'

export function ShareForm({ subject }: { subject: ShareSubject }) {
  const [visible, setVisible] = useState<Visible>({
    prompt: true,
    references: true,
    providers: true,
    prices: false,
  })
  const [expiry, setExpiry] = useState<Expiry>({ kind: 'never', day: '' })
  const { mutate, data, error, isPending, reset } = useMutation(createShareMutation())
  const isIncomplete = expiry.kind === 'date' && expiry.day === ''

  if (data) return <ShareLink url={data.url} id={data.id} onAnother={reset} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isPending || isIncomplete) return
        mutate({ ...subject, ...toHidden(visible), expiresAt: expiryOf(expiry, Date.now()) })
      }}
    >
      <fieldset>
        <legend className="mb-1 text-sm text-ink-2">Visible</legend>
        <ul className="divide-y divide-line border-y border-line">
          {keys.map((key) => (
            <li key={key}>
              <label className="flex min-h-10 cursor-pointer items-center justify-between gap-3">
                {visibleNames[key]}
                <Switch
                  isOn={visible[key]}
                  onSwitch={(isOn) => setVisible({ ...visible, [key]: isOn })}
                />
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <ExpiryField expiry={expiry} onChange={setExpiry} />
      <p aria-live="polite" className="mt-4 rounded-md bg-sunken px-3.5 py-2.5 text-sm text-ink-2">
        {previewOf(subject, visible)}
      </p>
      {error && (
        <p role="alert" className="mt-3 text-sm text-bad">
          {error.message}
        </p>
      )}
      <div className="mt-4 flex justify-end">
        <Button type="submit" look="action" aria-disabled={isPending || isIncomplete}>
          {isPending ? 'Creating…' : 'Create link'}
        </Button>
      </div>
    </form>
  )
}
