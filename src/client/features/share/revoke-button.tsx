import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { revokeShareMutation } from '../../queries/share-queries.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toasts.ts'

interface RevokeButtonProps {
  id: string
  /** Of what is revoked, for those who hear it. */
  name: string
  onRevoked?: () => void
}

/** Asks once, in its own place: what was taken back cannot be given again. */
export function RevokeButton({ id, name, onRevoked }: RevokeButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  const keepRef = useRef<HTMLButtonElement>(null)
  const { mutate, isPending } = useMutation({
    ...revokeShareMutation(),
    onError: (error) => showToast(error.message),
  })
  useEffect(() => {
    if (isAsking) keepRef.current?.focus()
  }, [isAsking])

  if (!isAsking)
    return (
      <Button aria-label={`Revoke ${name}`} onClick={() => setIsAsking(true)}>
        Revoke
      </Button>
    )
  return (
    <fieldset aria-label={`Revoke ${name}?`} className="flex items-center gap-2">
      <Button ref={keepRef} onClick={() => setIsAsking(false)}>
        Keep
      </Button>
      <Button
        disabled={isPending}
        className="border-bad! text-bad!"
        onClick={() =>
          mutate(id, {
            onSuccess: () => {
              showToast('The link is revoked')
              onRevoked?.()
            },
          })
        }
      >
        Revoke for good
      </Button>
    </fieldset>
  )
}
